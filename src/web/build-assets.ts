import { createHash, randomBytes } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '../..')
const styles = path.join(import.meta.dirname, 'styles')
const scripts = path.join(import.meta.dirname, 'scripts')
const typeface = path.join(root, 'node_modules/@fontsource-variable/inter/files')

/**
 * The folder of what pages load: `app.css`, the typeface's files, the icon and the scripts. It is named for a hash of all
 * that goes into it and made only where it is missing, which takes two or three seconds. Throws
 * where the styles do not compile.
 */
export async function buildAssets(): Promise<string> {
  const folder = path.join(root, 'build', `web-${hashOfSources()}`)
  if (existsSync(folder)) return folder
  const aside = `${folder}.${randomBytes(4).toString('hex')}`
  mkdirSync(aside, { recursive: true })
  try {
    writeFileSync(path.join(aside, 'app.css'), await stylesheet())
    for (const name of ['inter-latin-wght-normal.woff2', 'inter-latin-ext-wght-normal.woff2'])
      copyFileSync(path.join(typeface, name), path.join(aside, name))
    copyFileSync(path.join(styles, 'icon.svg'), path.join(aside, 'icon.svg'))
    for (const name of readdirSync(scripts))
      copyFileSync(path.join(scripts, name), path.join(aside, name))
    if (!existsSync(folder)) renameSync(aside, folder)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
  return folder
}

/**
 * MoJ's styles name `node_modules/…` from the project's own folder, and warn of their own making.
 * The compiler takes long to load, so only who needs it loads it.
 */
async function stylesheet(): Promise<string> {
  const { compile } = await import('sass')
  return compile(path.join(styles, 'app.scss'), {
    loadPaths: [root],
    quietDeps: true,
    style: 'compressed',
  }).css
}

/** The lockfile stands for the design systems, the typeface and sass itself. */
function hashOfSources(): string {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')))
  for (const folder of [styles, scripts])
    for (const file of readdirSync(folder).sort())
      hash.update(file).update(readFileSync(path.join(folder, file)))
  return hash.digest('hex').slice(0, 12)
}
