import { DatabaseSync } from 'node:sqlite'
import type { Engine } from '../engine.ts'
import { boosts, toPeerDocument } from '../peer-document.ts'

/**
 * SQLite's FTS5 with its Porter stemmer, ranked by bm25 with a weight for each column. A question
 * is no FTS5 query, so that its words go in quoted, any of which may match.
 */
export function sqliteEngine(): Engine {
  const database = new DatabaseSync(':memory:')
  database.exec(
    `create virtual table article using fts5
      (id unindexed, title, asks, keywords, body, tokenize = 'porter unicode61')`,
  )
  const insert = database.prepare('insert into article values (?, ?, ?, ?, ?)')
  const { title, asks, keywords, body } = boosts
  const select = database.prepare(
    `select id from article where article match ?
      order by bm25(article, 0, ${title}, ${asks}, ${keywords}, ${body}) limit 10`,
  )
  const size = database.prepare(
    'select page_count * page_size as bytes from pragma_page_count, pragma_page_size',
  )
  return {
    name: 'SQLite FTS5',
    build(articles) {
      for (const article of articles) {
        const { id, ...texts } = toPeerDocument(article)
        insert.run(id, texts.title, texts.asks, texts.keywords, texts.body)
      }
    },
    ask: (text) => select.all(toMatch(text)).map((row) => String(row['id'])),
    nativeBytes: () => Number(size.get()?.['bytes'] ?? 0),
  }
}

/** Letters and digits are what its tokenizer keeps. */
function toMatch(text: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.map((word) => `"${word}"`).join(' OR ')
}
