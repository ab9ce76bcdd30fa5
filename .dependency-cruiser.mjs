/**
 * The layout's one rule: a file may import its own folder and folders of a lower number, never a
 * sibling of the same number nor a higher one. ARCHITECTURE.md draws it; layers.test.ts plants a
 * violation and sees it caught.
 */
const layers = [
  ['calendar', 0],
  ['store', 0],
  ['records', 1],
  ['extracts', 2],
  ['measures', 2],
  ['plan', 4],
  ['web', 6],
  ['commands', 7],
]

const layerRules = layers.map(([folder, level]) => {
  const allowed = layers.filter(([name, other]) => name === folder || other < level)
  return {
    name: `${folder}-imports-only-lower-folders`,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: {
      path: '^(src|example|bench|test)/',
      pathNot: `^src/(${allowed.map(([n]) => n).join('|')})/`,
    },
  }
})

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...layerRules,
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
