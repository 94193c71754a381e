import { join } from 'node:path'
import { type CheckedKnowledge, checkKnowledge } from '../../knowledge/check.ts'
import { readKnowledgeDir } from '../../knowledge/load-files.ts'

/** The articles that ship, which the app of the bench serves too. */
export async function loadKnowledge(): Promise<CheckedKnowledge> {
  const folder = join(import.meta.dirname, '../../../knowledge')
  return checkKnowledge(await readKnowledgeDir(folder), new Date())
}

/** Articles whose asks are plain questions: none is read as danger or as asking for a person. */
const plain = ['council-tax', 'council-housing', 'housing-options', 'health-history', 'local-offer']

/** What is texted: the ways of asking that articles themselves list. */
export function questionsOf({ articles }: CheckedKnowledge): readonly string[] {
  return articles
    .filter(({ id, language }) => language === 'en' && plain.includes(id))
    .flatMap(({ asks }) => asks)
}
