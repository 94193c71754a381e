import type { Data, Tx } from './store.ts'

/** unclear: it did not answer, or would not answer us; that says nothing about the page. */
export type SourceStatus = 'there' | 'gone' | 'unclear'

/** Whether a source's page still answered when it was asked last. */
export interface SourceCheck {
  readonly url: string
  readonly checkedAt: Date
  readonly status: SourceStatus
  /** When it was first found gone; absent while it is there. */
  readonly goneSince?: Date
}

export async function listSourceChecks(data: Data): Promise<readonly SourceCheck[]> {
  const rows = await data.sql.selectFrom('source_checks').selectAll().orderBy('url').execute()
  return rows.map((row) => ({
    url: row.url,
    checkedAt: new Date(row.checked_at),
    status: row.status as SourceStatus,
    ...(row.gone_since !== null && { goneSince: new Date(row.gone_since) }),
  }))
}

/** Keeps what was found; the day since which it is gone stays that of the first time. */
export async function noteSourceCheck(
  tx: Tx,
  { url, status }: { readonly url: string; readonly status: SourceStatus },
  at: Date,
): Promise<void> {
  const gone = status === 'gone'
  await tx.sql
    .insertInto('source_checks')
    .values({ url, status, checked_at: at.getTime(), gone_since: gone ? at.getTime() : null })
    .onConflict((conflict) =>
      conflict.column('url').doUpdateSet((eb) => ({
        status,
        checked_at: at.getTime(),
        gone_since: gone
          ? eb.fn.coalesce(eb.ref('source_checks.gone_since'), eb.val(at.getTime()))
          : null,
      })),
    )
    .execute()
}
