import type { Article } from '../../../knowledge/article.ts'

/** A search engine under comparison: the same articles go in, and ids of articles come out. */
export interface Engine {
  readonly name: string
  /** Called once, before the first question. */
  build(articles: readonly Article[]): Promise<void> | void
  /** Article ids, best first, none twice; may throw on a text that the engine cannot parse. */
  ask(text: string): Promise<readonly string[]> | readonly string[]
  /** Bytes of the index that V8 does not see: those of native code. */
  nativeBytes?(): number
}
