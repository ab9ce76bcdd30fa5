/**
 * The layout's one rule: a file may import its own folder and folders of a lower number, never a
 * sibling of the same number nor a higher one. ARCHITECTURE.md draws it; layers.test.ts plants
 * violations and sees each caught.
 */
const layers = [
  ['src/calendar', 0],
  ['src/store', 0],
  ['src/records', 1],
  ['src/extracts', 2],
  ['src/measures', 2],
  ['src/people', 2],
  ['src/sign-in', 3],
  ['src/plan', 4],
  ['src/backup', 5],
  ['src/web', 6],
  ['example', 6],
  ['src/commands', 7],
]

const layerRules = layers.map(([folder, level]) => {
  const allowed = layers.filter(([name, other]) => name === folder || other < level)
  return {
    name: `${folder.replace('src/', '')}-imports-only-lower-folders`,
    severity: 'error',
    from: { path: `^${folder}/` },
    to: {
      path: '^(src|example|bench|test)/',
      pathNot: `^(${allowed.map(([name]) => name).join('|')})/`,
    },
  }
})

const folders = layers.map(([folder]) => folder).join('|')

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'every-file-has-a-layer',
      severity: 'error',
      from: { path: '^src/', pathNot: `^(${folders})/|^src/main[.]ts$` },
      to: {},
    },
    {
      name: 'nothing-imports-main',
      severity: 'error',
      from: {},
      to: { path: '^src/main[.]ts$' },
    },
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
