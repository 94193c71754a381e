/** The little of `@nlpjs/basic` that is used; it comes without types. */
declare module '@nlpjs/basic' {
  export interface Nlp {
    addLanguage(locale: string): void
    addDocument(locale: string, utterance: string, intent: string): void
    train(): Promise<void>
    process(
      locale: string,
      utterance: string,
    ): Promise<{
      /** Best first; 'None' is one of them when nothing fits. */
      readonly classifications: readonly { readonly intent: string; readonly score: number }[]
    }>
  }

  export function dockStart(
    configuration: { readonly settings: object; readonly use: readonly string[] },
    loadEnvironment: boolean,
  ): Promise<{ get(name: 'nlp'): Nlp }>
}
