import { messages, protocol, type PGlite } from '@electric-sql/pglite'

/** A statement that the session has parsed, by the name it has there. */
type Prepared = {
  readonly name: string
  readonly parameterTypes: readonly number[]
  readonly columns: readonly { readonly name: string; readonly dataTypeID: number }[]
}

export type StatementResult = {
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  /** As the session tells it: `SELECT`, `INSERT`. */
  readonly command: string | undefined
  /** How many rows it gave or changed. */
  readonly rowCount: number
}

export type PgliteStatements = {
  run(text: string, values: readonly unknown[]): Promise<StatementResult>
  /** For after a change of tables: what was parsed before may give other columns. */
  forget(): Promise<void>
}

const mostKept = 500
/** A longer text writes many rows at once, and may never come again. */
const longestKept = 10_000

const { serialize } = protocol

/**
 * Runs statements with values. Each is parsed and planned once in the session and called by its name
 * after that: PGlite's own `query` does both each time, which is most of what a query takes there.
 * One runs at a time.
 */
export function pgliteStatements(pglite: PGlite): PgliteStatements {
  // In the order they were last run.
  const kept = new Map<string, Prepared>()
  let named = 0

  const send = (...parts: readonly Uint8Array[]) =>
    pglite.execProtocolStream(Buffer.concat([...parts, serialize.sync()]), { syncToFs: false })

  async function prepare(text: string): Promise<Prepared> {
    const name = `kept_${(named += 1)}`
    const told = await send(
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
    )
    const parameters = told.find((one) => one instanceof messages.ParameterDescriptionMessage)
    const columns = told.find((one) => one instanceof messages.RowDescriptionMessage)
    return {
      name,
      parameterTypes: parameters?.dataTypeIDs ?? [],
      columns: columns?.fields ?? [],
    }
  }

  async function preparedFor(text: string): Promise<Prepared> {
    const prepared = kept.get(text) ?? (await prepare(text))
    kept.delete(text)
    kept.set(text, prepared)
    const [longestUnused] = kept
    if (kept.size > mostKept && longestUnused) {
      kept.delete(longestUnused[0])
      await send(serialize.close({ type: 'S', name: longestUnused[1].name }))
    }
    return prepared
  }

  const asText = (value: unknown, type: number | undefined): string | null => {
    if (value === null || value === undefined) return null
    const serializer = type === undefined ? undefined : pglite.serializers[type]
    if (serializer) return serializer(value)
    return typeof value === 'string' ? value : JSON.stringify(value)
  }

  return {
    async run(text, values) {
      if (text.length > longestKept) return queryOnce(pglite, text, values)
      const { name, parameterTypes, columns } = await preparedFor(text)
      const told = await send(
        serialize.bind({
          statement: name,
          values: values.map((value, at) => asText(value, parameterTypes[at])),
        }),
        serialize.execute({}),
      )
      const readers = columns.map((column) => ({
        name: column.name,
        read: pglite.parsers[column.dataTypeID],
      }))
      const rows = told
        .filter((one) => one instanceof messages.DataRowMessage)
        .map(({ fields }) =>
          Object.fromEntries(
            readers.map(({ name: column, read }, at) => {
              const field = fields[at] ?? null
              return [column, field === null || read === undefined ? field : read(field)]
            }),
          ),
        )
      const done = told.find((one) => one instanceof messages.CommandCompleteMessage)?.text ?? ''
      return {
        rows,
        command: done.split(' ', 1)[0],
        rowCount: Number(/\d+$/.exec(done)?.[0] ?? 0),
      }
    },
    async forget() {
      if (kept.size === 0) return
      kept.clear()
      await pglite.exec('deallocate all')
    },
  }
}

async function queryOnce(
  pglite: PGlite,
  text: string,
  values: readonly unknown[],
): Promise<StatementResult> {
  const { rows, command, affectedRows } = await pglite.query<Record<string, unknown>>(text, [
    ...values,
  ])
  return { rows, command, rowCount: affectedRows ?? 0 }
}
