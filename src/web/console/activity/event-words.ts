import type { EventKind } from '../../../store/events.ts'

/** What each kind is called where one is chosen; {who} did it, {whom} is the young person. */
const sentences: Readonly<Partial<Record<EventKind, readonly [name: string, sentence: string]>>> = {
  received: ['Text came in', '{whom} sent a text'],
  answered: ['Bot answered', 'The bot {answered} {whom}'],
  'danger-found': ['Danger found', 'Danger was read in a text of {whom}: {danger}'],
  'alarm-told': ['Alarm told', '{who} was told of the alarm of {whom}'],
  'alarm-rose': ['Alarm got worse', 'The alarm of {whom} got worse: {danger}'],
  'alarm-unanswered': ['Alarm UNANSWERED', 'Everybody was asked, and nobody deals with {whom}'],
  'alarm-answered': ['Answered the card', '{whom} answered the card'],
  'alarm-taken-back': ['Taken back', '{whom} took back what was read as danger'],
  'alarm-seen': ['Alarm seen', '{who} has seen the alarm of {whom}'],
  'alarm-dealing': ['Dealing with an alarm', '{who} deals with the alarm of {whom}'],
  'alarm-lapsed': ['Alarm went on', 'No attempt to reach {whom} was recorded: the alarm went on'],
  'alarm-attempt': ['Attempt', '{who} recorded an attempt to reach {whom}'],
  'alarm-noted': ['Note on an alarm', '{who} wrote a note on the alarm of {whom}'],
  'alarm-closed': ['Alarm closed', '{who} closed the alarm of {whom}'],
  'alarm-reported': ['Alarm reported', 'The alarm of {whom} was reported to the head of service'],
  'handover-requested': ['Person asked for', 'A person is needed for {whom}: {reason}'],
  'handover-routed': ['Routed', 'The talk of {whom} waits for {for}'],
  'handover-went-on': ['Went on', 'Nobody picked up: {whom} now waits for {for}'],
  'handover-reminded': ['Reminder', '{who} was reminded of {whom}'],
  'handover-moved': ['Moved to another person', 'A talk was moved to {whom} with their number'],
  'handover-left': ['Left it', '{whom} left it: nobody needs to answer'],
  'who-chosen': ['Chose who', '{whom} chose who should answer'],
  'adviser-changed': ['Adviser changed', '{whom} has another adviser'],
  'new-adviser-told': ['New adviser told', '{whom} was told the name of their new adviser'],
  'audience-opened': ['Opened to advisers', 'What {whom} writes can be read by advisers from here'],
  'opted-out': ['Texts off', '{whom} turned texts off'],
  'opted-in': ['Texts on', '{whom} turned texts on again'],
  'no-text-reaches': ['No text arrives', 'No text can reach {whom}: phone them'],
  'sent-elsewhere': [
    'Sent elsewhere',
    'A card that did not arrive went to another number of {whom}',
  ],
  'discreet-on': ['Quiet texts', 'Somebody may read along on the phone of {whom}'],
  'discreet-off': ['Quiet texts off', 'Texts to {whom} begin as usual again'],
  'turn-failed': ['Bot failed', 'The bot failed, and said so to {whom}'],
  'reply-withheld': ['Reply withheld', 'The bot kept a reply to {whom} back: {because}'],
  'sent-again': ['Sent again', 'A text to {whom} may have arrived twice'],
  'send-failed': ['Not sent', 'A text to {whom} could not be sent'],
  'not-delivered': ['Not delivered', 'A text to {whom} did not arrive'],
  'held-expired': [
    'Waited too long',
    'A text to {whom} waited for them to write, and was not sent',
  ],
  'taken-over': ['Took over', '{who} took over the talk with {whom}'],
  'handed-back': ['Handed back', '{who} handed the talk with {whom} back to the bot'],
  'passed-on': ['Passed on', '{who} passed the talk with {whom} on to {to}'],
  acknowledged: ['Seen', '{who} has seen that {whom} waits'],
  'staff-replied': ['Staff wrote', '{who} wrote to {whom}'],
  'staff-began': ['Staff wrote first', '{who} began a talk with {whom}'],
  told: ['Staff told', '{who} was told of {whom}'],
  'not-told': ['Staff not told', '{who} could not be told of {whom}'],
  'looked-at': ['Looked at', '{who} looked at {whom}, who is not theirs'],
  'note-written': ['Note', '{who} wrote a note on {whom}'],
  'media-shown': ['Opened a file', '{who} opened what {whom} sent'],
  'media-put-away': ['Put a file away', '{who} put away what {whom} sent'],
  'task-done': ['Task done', '{who} did what was to do for {whom}'],
  'record-in-case-system': ['Record kept', '{who} put a contact with {whom} in the case system'],
  registered: ['Registered', '{whom} was put on the register'],
  'registration-changed': ['Register changed', 'What the register says of {whom} was changed'],
  'register-imported': ['Register imported', '{who} brought the register in'],
  'number-linked': ['Number linked', 'A number was linked to {whom}'],
  'number-unlinked': ['Number unlinked', 'A number was taken from {whom}'],
  'number-checked': ['Number checked', 'It was made sure that a number is that of {whom}'],
  'hours-changed': ['Hours changed', '{who} changed their hours'],
  'absence-added': ['Absence', '{who} put an absence in'],
  'absence-cancelled': ['Absence cancelled', '{who} took an absence out'],
  'on-call-planned': ['On call planned', '{who} planned a shift on call'],
  'on-call-taken-back': ['On call taken back', '{who} took a shift on call back'],
  'drill-began': ['Drill began', 'A drill of the alarms began'],
  'drill-ended': ['Drill ended', 'A drill of the alarms ended'],
  'signed-in': ['Signed in', '{who} signed in'],
  'sign-in-failed': ['Sign-in failed', 'A sign-in as {who} failed'],
  'signed-out': ['Signed out', '{who} signed out'],
  'password-set': ['Password set', '{who} set a password'],
  'set-up-started': ['Set-up link', '{who} made a link to set a password'],
  'staff-added': ['Staff added', '{who} added a member of staff'],
  'staff-changed': ['Staff changed', '{who} changed what is known of a member of staff'],
  'staff-left': ['Staff left', '{who} noted that somebody left'],
  'template-added': ['Template added', '{who} added a WhatsApp template'],
  'template-withdrawn': ['Template withdrawn', '{who} withdrew a WhatsApp template'],
  'role-asked': ['Role asked for', '{who} asked for a role for {staff}'],
  'role-granted': ['Role granted', '{who} granted a role to {staff}'],
  'role-refused': ['Role refused', '{who} refused a role for {staff}'],
  'detection-marked': ['Alert marked', '{who} marked an alert as a true or a false alarm'],
  'miss-reported': [
    'Miss reported',
    '{who} said that a text of {whom} should have raised an alarm',
  ],
  'miss-seen': ['Miss looked at', '{who} looked at a text that should have raised an alarm'],
  'phrase-added': ['Phrase added', '{who} added a phrase to listen for'],
  'phrase-run': ['Phrase run', '{who} had a phrase run over the project’s texts'],
  'phrase-made-active': ['Phrase active', '{who} made a phrase active'],
  'phrase-withdrawn': ['Phrase taken out', '{who} took a phrase out'],
  'sample-taken': ['Sample taken', 'The monthly sample was taken'],
  'sample-marked': ['Sample marked', '{who} marked a text of the monthly sample'],
  'role-taken': ['Role taken away', '{who} took a role from {staff}'],
}

/** What a kind is called in a list of kinds. */
export function kindWords(kind: EventKind): string {
  return sentences[kind]?.[0] ?? plain(kind)
}

/** What happened, as a sentence; `fills` has the words for {who}, {whom} and the like. */
export function eventSentence(kind: EventKind, fills: Readonly<Record<string, string>>): string {
  const sentence = sentences[kind]?.[1] ?? `${plain(kind)}: {who}`
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => fills[name] ?? 'somebody')
}

function plain(kind: string): string {
  const words = kind.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
