/**
 * A reporter for node:test that says nothing until the end, and then the totals on a line of their
 * own: `N passed, N failed, N skipped`. Suites are not counted, only the tests in them.
 */
export default async function* totals(source) {
  const count = { passed: 0, failed: 0, skipped: 0 }
  for await (const { type, data } of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue
    if (data.details?.type === 'suite') continue
    if (data.skip !== undefined && data.skip !== false) count.skipped += 1
    else count[type === 'test:pass' ? 'passed' : 'failed'] += 1
  }
  yield `\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`
}
