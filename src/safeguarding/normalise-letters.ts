/** Words that end in 'in' by right; every other long one is an '-ing' with its g dropped. */
export const trueInWords: ReadonlySet<string> = new Set(
  (
    'again within begin certain captain obtain contain remain explain complain villain curtain cousin robin ' +
    'martin berlin dublin bargain heroin aspirin insulin violin pumpkin napkin protein vitamin domain toxin ' +
    'linkedin mountain fountain retain sustain origin margin virgin assassin penguin resin raisin admin ' +
    'bitcoin gavin calvin austin justin darwin penicillin amoxicillin foreskin cabin basin terrain sprain ' +
    'strain refrain maintain britain bahrain benjamin caitlin merlin entertain attain restrain detain ' +
    'train brain drain plain chain grain stain spain slain satin latin kevin colin edwin karin erin martin ' +
    'twain druin ruin begin herein therein login plugin checkin chaplain'
  ).split(' '),
)

/** Words a masked ('k*ll') or spaced-out ('k i l l m e') spelling may stand for. */
export const hiddenWords = [
  'suicidal',
  'suicide',
  'killed',
  'killing',
  'kill',
  'myself',
  'raped',
  'rape',
  'stabbed',
  'stab',
  'cutting',
  'self',
  'harm',
  'abuse',
  'dead',
  'die',
  'sex',
  'nudes',
  'help',
  'please',
  'want',
  'life',
] as const

/** Digits and signs that stand for a letter inside a word. */
export const lettersFor: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
