import type { Article, Council } from './article.ts'

/** The published articles in force, looked up by id; replaced as a whole when one changes. */
export interface Library {
  readonly council: Council
  find(id: string, language: string): Article | undefined
  all(language: string): readonly Article[]
}

/** A library of these articles; languages are those the articles have. */
export function createLibrary(articles: readonly Article[], council: Council): Library {
  const byKey = new Map(articles.map((article) => [`${article.language}/${article.id}`, article]))
  return {
    council,
    find: (id, language) => byKey.get(`${language}/${id}`),
    all: (language) => articles.filter((article) => article.language === language),
  }
}
