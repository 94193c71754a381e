export type KnowledgeKind = 'article' | 'council' | 'vocabulary'

/** Which text of the knowledge base: an article in one language, the council's values, or a vocabulary. */
export interface KnowledgePlace {
  readonly kind: KnowledgeKind
  /** The article's id, or 'council', or 'vocabulary'. */
  readonly name: string
  /** ISO 639 code; 'und' of the council's values. */
  readonly language: string
}

/** The place a file is of: council.yaml · vocabulary.<language>.yaml · <language>/<id>.md; undefined for any other. */
export function placeOf(path: string): KnowledgePlace | undefined {
  if (path === 'council.yaml') return { kind: 'council', name: 'council', language: 'und' }
  const [, vocabulary] = /^vocabulary\.(\w+)\.yaml$/.exec(path) ?? []
  if (vocabulary !== undefined) {
    return { kind: 'vocabulary', name: 'vocabulary', language: vocabulary }
  }
  const [, language, name] = /^(\w+)\/([\w-]+)\.md$/.exec(path) ?? []
  if (language === undefined || name === undefined) return undefined
  return { kind: 'article', name, language }
}

/** Where its file is, under the knowledge folder. */
export function pathOf({ kind, name, language }: KnowledgePlace): string {
  if (kind === 'council') return 'council.yaml'
  return kind === 'vocabulary' ? `vocabulary.${language}.yaml` : `${language}/${name}.md`
}

export function isKnowledgeKind(kind: string): kind is KnowledgeKind {
  return kind === 'article' || kind === 'council' || kind === 'vocabulary'
}
