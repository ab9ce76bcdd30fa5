/**
 * A `content-disposition` that has a browser save what it gets under a name, whatever the name has in
 * it: in letters of ASCII for old programs, and whole as RFC 8187 writes it. Controls, quotes and
 * what could be read as a folder are in neither.
 */
export function attachmentHeader(fileName: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is meant
  const name = fileName.toWellFormed().replaceAll(/[\u0000-\u001F\u007F-\u009F/\\"]/g, '_')
  const plain = name.replaceAll(/[^ -~]/g, '_').replaceAll('%', '_')
  const whole = encodeURIComponent(name).replaceAll(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
