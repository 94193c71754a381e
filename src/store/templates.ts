import { newId } from '../domain/new-id.ts'
import type { ApprovedTemplate, TemplateKind, TemplateVariable } from '../domain/template.ts'
import type { Data, Tx } from './store.ts'

export interface StoredTemplate extends ApprovedTemplate {
  readonly id: string
  readonly createdAt: Date
  readonly withdrawnAt?: Date
}

/** Adds a template; undefined when its kind has one in this language, to be withdrawn first. */
export async function addTemplate(
  tx: Tx,
  template: ApprovedTemplate,
  at: Date,
): Promise<string | undefined> {
  const row = await tx.sql
    .insertInto('templates')
    .values({
      id: newId(at),
      kind: template.kind,
      language: template.language,
      content_sid: template.contentSid,
      wording: template.wording.trim(),
      variables: JSON.stringify(template.variables),
      created_at: at.getTime(),
      withdrawn_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'language']).where('withdrawn_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Takes a template out of use; false when it was not in use. */
export async function withdrawTemplate(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('templates')
    .set({ withdrawn_at: at.getTime() })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Every template, those in use first, then by kind and language. */
export async function listTemplates(data: Data): Promise<readonly StoredTemplate[]> {
  const templates = await readTemplates(data)
  return templates.toSorted(
    (a, b) =>
      Number(a.withdrawnAt !== undefined) - Number(b.withdrawnAt !== undefined) ||
      a.kind.localeCompare(b.kind) ||
      a.language.localeCompare(b.language) ||
      b.id.localeCompare(a.id),
  )
}

/** What may be sent to somebody of this language: of each kind theirs, or else the English one. */
export async function templatesFor(
  data: Data,
  language: string,
): Promise<readonly StoredTemplate[]> {
  const templates = await listTemplates(data)
  const inUse = templates.filter(({ withdrawnAt }) => withdrawnAt === undefined)
  return inUse.filter(
    (template) =>
      template.language === language ||
      (template.language === 'en' &&
        !inUse.some((other) => other.kind === template.kind && other.language === language)),
  )
}

/** Each is a handful of rows: an administrator adds one when Meta has approved it. */
async function readTemplates(data: Data): Promise<readonly StoredTemplate[]> {
  const rows = await data.sql.selectFrom('templates').selectAll().execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as TemplateKind,
    language: row.language,
    contentSid: row.content_sid,
    wording: row.wording,
    variables: JSON.parse(row.variables) as TemplateVariable[],
    createdAt: new Date(row.created_at),
    ...(row.withdrawn_at !== null && { withdrawnAt: new Date(row.withdrawn_at) }),
  }))
}
