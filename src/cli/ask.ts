import { emptyDialogState } from '../domain/talk.ts'
import type { AdviserDue, Findings, Turn, TurnOutcome } from '../domain/turn.ts'
import type { Assistant } from '../assistant/create-assistant.ts'
import { queryOf } from '../assistant/query.ts'
import type { Candidates } from '../knowledge/search/candidates.ts'
import { countSegments } from '../knowledge/segments.ts'
import { explainHeard } from '../safeguarding/explain-heard.ts'

const adviser: AdviserDue = { id: 'ask-adviser', firstName: 'Jo', dueInNow: true }

/** How a text is read and answered, step by step, as plain text for a terminal. */
export async function explain(text: string, assistant: Assistant, now: Date): Promise<string> {
  const turn: Turn = {
    person: { id: 'ask', registered: true, language: 'en', welcomed: true },
    channel: 'sms',
    optedOut: false,
    messages: [{ id: 'ask', text, media: [] }],
    recent: [],
    state: emptyDialogState,
    adviser,
    named: true,
    fromStaff: false,
    now,
  }
  const findings = assistant.assess([text], [])
  const found = await assistant.tools.searchArticles(queryOf(turn, findings))
  const outcome = await assistant.takeTurn(turn, findings)
  return [
    ...section('Read as', describeReading(found)),
    ...section('Findings', describeFindings(text, findings)),
    ...section('Candidates', describeCandidates(found)),
    ...section('Decision', describeDecision(outcome)),
    ...section('Reply', describeReplies(outcome)),
  ].join('\n')
}

const section = (title: string, lines: readonly string[]): readonly string[] => [
  title,
  ...lines.map((line) => `  ${line}`),
  '',
]

function describeReading({ read }: Candidates): readonly string[] {
  return [
    `words: ${read.words.join(' ')}`,
    ...read.changes.map(({ from, to, by }) => `${from} -> ${to} (${by})`),
    ...(read.issues.length > 1 ? read.issues.map((issue, at) => `issue ${at + 1}: ${issue}`) : []),
  ]
}

function describeFindings(text: string, findings: Findings): readonly string[] {
  const { wishes, smallTalk, language, circumstances, question } = findings
  const told = Object.entries(circumstances).map(([key, value]) => `${key} ${String(value)}`)
  return [
    `question: ${question}`,
    ...explainHeard([text]),
    `taken back: ${findings.retraction ? 'yes' : 'no'}`,
    `wishes: ${wishes.join(', ') || 'none'}`,
    `small talk: ${smallTalk ?? 'no'}`,
    `language: ${language}`,
    `circumstances: ${told.join(', ') || 'none'}`,
  ]
}

function describeCandidates({ candidates, judgement, also }: Candidates): readonly string[] {
  return [
    ...candidates.map(
      ({ article, score, probability, why }) =>
        `${probability.toFixed(2)} ${article} (Lunr ${score.toFixed(2)}) ${why.join('; ')}`,
    ),
    `judgement: ${judgement.kind}, ${judgement.because}`,
    ...(also.length > 0 ? [`second issue: ${also.join(', ')}`] : []),
  ]
}

function describeDecision({
  kind,
  because,
  category,
  topics,
  effects,
}: TurnOutcome): readonly string[] {
  const about = [category, ...topics].filter((topic) => topic !== undefined)
  return [
    `${kind}${about.length > 0 ? `: ${about.join(', ')}` : ''}`,
    `because ${because}`,
    `effects: ${effects.map(({ kind }) => kind).join(', ') || 'none'}`,
  ]
}

function describeReplies({ replies }: TurnOutcome): readonly string[] {
  return replies.flatMap(({ role, text }) => {
    const { segments, encoding } = countSegments(text)
    return [
      `${role}, ${segments} segments, ${encoding}`,
      ...text.split('\n').map((line) => `| ${line}`),
    ]
  })
}
