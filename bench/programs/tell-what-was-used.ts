import { readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'

/**
 * Loaded before a measured program (`node --import`): as the process ends it writes what it used
 * where `THROUGHLINE_USED_FILE` says: peak memory in megabytes, processor time in milliseconds.
 */
export type Used = { readonly peakMegabytes: number; readonly processorMilliseconds: number }

process.on('exit', () => {
  const file = process.env['THROUGHLINE_USED_FILE']
  if (file === undefined) return
  const { user, system } = process.cpuUsage()
  const used: Used = {
    peakMegabytes: peakKilobytes() / 1024,
    processorMilliseconds: (user + system) / 1000,
  }
  writeFileSync(file, JSON.stringify(used))
})

/**
 * The kernel's high-water mark of this program where there is one: `maxRSS` also counts the pages
 * of the process that started it.
 */
function peakKilobytes(): number {
  const { maxRSS } = process.resourceUsage()
  if (process.platform !== 'linux') return maxRSS
  const mark = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
  return mark ? Number(mark[1]) : maxRSS
}
