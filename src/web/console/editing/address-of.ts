import type { KnowledgePlace } from '../../../domain/knowledge-place.ts'

/** Where a text of the knowledge base is edited. */
export function editingAddressOf({ kind, name, language }: KnowledgePlace): string {
  if (kind === 'article') return `/console/editing/articles/${language}/${name}`
  return kind === 'council'
    ? '/console/editing/words/council'
    : `/console/editing/words/${language}`
}

/** What a text of the knowledge base is called on pages, from its place alone. */
export function nameOfPlace({ kind, name, language }: KnowledgePlace): string {
  if (kind === 'council') return 'The council’s values'
  if (kind === 'vocabulary') return `The vocabulary (${language})`
  return language === 'en' ? name : `${name} (${language})`
}
