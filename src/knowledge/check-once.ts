import type { Article, Council } from './article.ts'
import { type ArticleToCheck, checkArticle, type Found } from './check-article.ts'
import { londonDate } from './fill.ts'

interface Checked {
  readonly council: Council | undefined
  readonly day: string
  readonly found: Found
}

const checked = new WeakMap<Article, Checked>()

/**
 * Checks an article, unless it was checked this day beside the same council's file: every file that
 * changes has all of them checked. A parsed text is kept (keep-parsed.ts), so the same article is
 * the same file.
 */
export function checkOnce(check: ArticleToCheck): Found {
  const { article, council } = check
  const day = londonDate(check.today)
  const known = checked.get(article)
  if (known?.council === council && known?.day === day) return known.found
  const found = checkArticle(check)
  checked.set(article, { council, day, found })
  return found
}
