import { dockStart, type Nlp } from '@nlpjs/basic'
import type { Engine } from '../engine.ts'

const settings = { nlp: { autoLoad: false, autoSave: false, nlu: { log: false } } }

/** nlp.js as its quick start sets it up: an article is an intent, its asks are the utterances. */
export function nlpJsEngine(): Engine {
  let nlp: Nlp | undefined
  return {
    name: 'nlp.js',
    async build(articles) {
      // The second argument keeps it from reading .env into the environment.
      const dock = await dockStart({ settings, use: ['Basic'] }, false)
      nlp = dock.get('nlp')
      nlp.addLanguage('en')
      for (const { id, asks } of articles) {
        for (const ask of asks) nlp.addDocument('en', ask, id)
      }
      await nlp.train()
    },
    async ask(text) {
      const read = await nlp?.process('en', text)
      return read?.classifications.map(({ intent }) => intent) ?? []
    },
  }
}
