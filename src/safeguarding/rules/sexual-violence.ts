import { asksAboutHelp, fiction, past, study } from './guards.ts'
import { anyOf, phrases, together, type Rule } from './rule.ts'
import { they } from './words.ts'

const worker =
  '(pa|keyworker|support worker|social worker|youth worker|worker|workers|staff|member of staff|carer|carers|foster (carer|mum|dad|father)|teacher|tutor|coach|mentor|(the|my|our|school|college|council|their) driver|prison officer|officer|psychologist|therapist|counsellor|nurse|doctor|priest|imam|pastor|interpreter|taxi man|instructor|manager|one of them)'

/** By someone who works with young people: an allegation, unless it is happening as they write. */
const byWorker = phrases(
  `${worker} … (is |was |has |had |used to |keeps |always |just )*(touch|touched|touching|touches|kiss|kissed|grope|groped|made|forced|raped|assaulted|sent|put|had sex|rubbed|felt|tried)`,
)
const distant = anyOf(
  past,
  study,
  fiction,
  byWorker,
  asksAboutHelp,
  phrases('back in (summer|winter|spring|june|july|august|may)', 'long time ago', 'reported it'),
)

/** Rape, assault, being touched or made to; recent or going on. Long past has an article of its own. */
export const sexualViolence: readonly Rule[] = [
  {
    name: 'raped or assaulted',
    pattern: phrases(
      '(attacked|assaulted|abused|touched|hurt|harassed) (me|her|us) sexually',
      '(been|got|was|being|getting|think i|i) (just |being |been |nearly |almost |gang |drugged and )*(raped|sexually assaulted|sexually abused|molested|groped|touched up|fingered|gang raped)',
      '(rape|raped|rapes|raping|assaulted|molested|molesting|groped|groping|sexually assaulted) (me|her|my (mate|friend|sister|girlfriend|cousin))',
      '(tried|trying|gonna|threatened|threatening|said hell) (to )?rape',
    ),
    unless: distant,
  },
  {
    name: 'made to have sex',
    pattern: phrases(
      '(leave|go|out|home) (till|til|until|unless) (i|ive|weve) (sex|had sex|have sex)',
      '(put|puts|putting|stuck|shoved) (something|it|things|his) … inside (me|her)',
      '(forced|forces|forcing) (me|us)',
      '(having|had|has|have) sex with me',
      '(took|taken|taking|takes|take) advantage',
      '(dont|didnt|wont|never) (stop|listen|care) … (when|if|even when|after) … (say|said|saying|told him|tell him) (no|stop|it hurts)',
      '(forced|made) me (into|in to|in) … (car|van|room|bed) …… (assault|assaulted|touched|sex|raped|clothes|naked)',
      '(asleep|passed out|unconscious|drunk|sleeping|out of it) …… (had sex|having sex|did (something|stuff|things)|on top of me|inside me|undressed me|took my clothes)',
      '(made|make|makes|making|forced|forcing) me (to )?(do|doing) … (stuff|things|it|something|that|acts) … (didnt|dont|wasnt|to him|with him|to them|on camera|sexual|bed)',
      '(held|holding|pinned|hold) me down',
      '(sex|sleep with (him|them)|blow job|favours) (for|or|instead of|to pay) (the |my )?rent',
      '(pay|paying|paid) … rent (with|by|in) (sex|sleeping|favours|other ways|my body)',
      '(leave|go|out|home) (till|til|until|unless) i (sleep with|have sex|kiss|give him|do|suck|touch)',
      '(forced|forcing|forces|force|made|making|makes|make|pressuring|pressured|pressures) (me|us|her) (to |into |in to |2 )?(have sex|having sex|sex|sleep with|sleeping with|touch him|touch his|suck|give him|do (sexual|sex|stuff to|things to|stuff with|things with|stuff i dont)|perform|go with men|go with)',
      '(forced|force|forcing) (himself|herself|his way|it) (on|into|in|onto|inside)',
      '(had sex|having sex|have sex|did it|slept|did stuff|did things|did something) (with|to) me … (when|while|whilst|even though|without|but|after) … (asleep|passed out|out of it|drunk|said no|consent|sleeping|crying|wasnt awake|didnt want|unconscious|stop|knew)',
      '(i |kept |told him |i kept )?(said|saying|told him|told them) (no|stop|to stop) …… (carried on|kept going|didnt stop|dont stop|wouldnt stop|wont stop|did it anyway|anyway|held me down|kept)',
      '(didnt|dont|never) (wanna|want to|want it|say yes|consent) …… (he|they|him) (did|made|carried|kept|forced|held|had)',
      'took the condom off',
      '(inside|on top of) me …… (woke|couldnt|cant|no|stop|asleep|didnt|crying|hurts)',
      'take advantage of me',
      'took advantage of (me|her) … (drunk|asleep|passed)',
    ),
    unless: anyOf(
      anyOf(
        anyOf(
          distant,
          phrases(
            '(for money|for cash|clients|customers|punters|pimp|his mates pay|they pay)',
            '(staff|officers|police|screws|carers|restrained)',
          ),
        ),
        phrases(
          '(landlord|agency|boss|employer|system|mates) (take|takes|taking|took) advantage (of my kindness|with money)',
          'take advantage of (the|this|a) (scheme|offer|discount)',
          'boyfriend and i',
        ),
      ),
      phrases(
        'forc(ed|es|ing) me (to )?(move|sign|pay|leave|out|go|get|take|work|live|share|change|eat|accept|claim|marry|sell|carry|run|hold|choose|quit)',
      ),
    ),
  },
  {
    name: 'touched against their will',
    pattern: phrases(
      '(exposed|exposing|flashed) (himself|me|his (dick|penis|cock|privates))',
      '(pulled|pulling|took|ripped|yanked|trying to pull|trying to take) (down )?my (trousers|pants|knickers|jeans|skirt|top|bra|clothes|boxers|shorts|dress|underwear)',
      '(tries|trying|tried|keeps trying|climbs|climbing|climbed|gets|getting|got) (to )?(get |getting |climb )?(in|into|in to) my bed',
      '(is|was|keeps|started|hes|starts) touching my (leg|legs|thigh|thighs|bum|chest|boobs|body|breast|breasts|hair and|private|privates|knee)',
      '(wont|dont|not|keeps|kept|wouldnt|keep) (stop(ped|ping)? )?(touching|groping|feeling|grabbing|kissing|rubbing) (me|my|himself)',
      `${they} (is |are |was |just |has |keeps |been |started |tried to |trying to )*(touched|touching|touches|groped|groping|rubbing|rubbed|kissed|kissing|fingered|fingering|undressing|undressed) (up )?(me|my (leg|thigh|thighs|bum|boobs|chest|breasts|private|privates|bits|body|sister|mate|friend))`,
      '(put|puts|putting|had|got|sticking|stuck) (his|her|their|a) (hand|hands|fingers|dick|penis|tongue) (up|down|in|inside|on|between) (my|me|mine)',
      '(trying to|tried to|keeps trying to|wants to) (get|take|pull|rip) (my|me) (clothes|trousers|pants|knickers|top|bra|underwear|jeans|dress|tights) (off|down)',
      '(trying to|tried to|keeps trying to|wont stop trying to|keeps getting|climbed|got|gets|getting|came) (get |getting |climb |come )?(in|into|in to) (my )?bed with me',
      '(came in|comes in|coming in|come in|get in|getting in) my room (at night|when im asleep) and (touch|get)',
    ),
    unless: anyOf(
      distant,
      phrases('(haircut|tattoo|tattooist|my feelings|a cell|the cells|custody|paper suit)'),
    ),
  },
  {
    name: 'signs of sexual force together',
    pattern: together(
      phrases(
        '(sex|sexual|sexually|naked|touches me|touched me|touching me|fingers|pants|trousers|knickers|rape|in bed|his bed|my bed|privates|inside me|on top of me|nudes|stuff with (him|them)|stuff to (him|them)|stuff to me|things to me|things with him|things to him|(does|did|do|doing) it (anyway|to me|in the night|at night|when)|kissing me|kiss me)',
      ),
      phrases(
        '(forced|forces|forcing|force|say no|said no|saying no|telling him no|tell him no|didnt want|dont want|didnt wanna|dont wanna|wont stop|wouldnt stop|made me|makes me|making me|gotta do|asleep|to drunk|too drunk|passed out|crying|froze|against my will|without telling|without asking|without my|held down|pinned|anyway|even when|scared of him|threatened|let me stay|sleep here|a place to stay|or else)',
      ),
      phrases(
        '(he|hes|him|they|them|guy|man|men|boyfriend|ex|someone|lads|boys|bloke|stepdad|dad|uncle|brother|partner|husband|landlord|mate)',
      ),
      phrases('(me|my|im|i|us)'),
    ),
    unless: anyOf(
      distant,
      phrases(
        '(smear|contraception|implant|condom|condoms|sti|clinic|pill|pregnant|sexuality|gay|college|course|job|rent arrears|letter|test|nhs|in bed all day)',
        '(chatting|talking|talks|asking|asks) (bout|about) sex',
      ),
    ),
  },
  {
    name: 'woke up undressed, drugged',
    pattern: phrases(
      '(woke|woken|wake|waking|came round) (up )?…… (no clothes|naked|clothes off|no pants|no knickers|trousers down|undressed|no underwear|different clothes|on top of me|inside me|touching me|sore down|bleeding down|pants (off|down))',
      '(drugged|spiked) (me|my drink|and|at) …… (naked|touched|raped|clothes|bed|hotel|sex|dont remember|hurt)',
      '(hurts|sore|bleeding|pain) (down there|between my legs) …… (him|he|dont remember|forced|last night|didnt want|party)',
      '(something|smth) happened …… (didnt want|said no|dont remember|didnt say yes|without my|cant remember|scared to say|down there)',
    ),
    unless: distant,
  },
  {
    name: 'cornered for sex now',
    pattern: phrases(
      '(he|hes|they|theyre|this (guy|man|bloke)) …… (wont|not) (let me (out|leave|go)|leave me alone|take no) …… (bed|sex|car|naked|kiss|hotel|clothes|touch|room)',
      '(wants|want|expects|expecting|telling|told|asking|making|make|makes) me to (sleep with|have sex|do things|do stuff|get naked|strip|take my clothes off|suck|send men) …… (scared|cant|leave|pay|rent|stay|him|owe|now|here|men|people)',
      '(sex|sleep with (him|them)|sexual favours|favours) (for|or) (rent|a bed|somewhere to (stay|sleep)|my rent|he|they|i (cant|have to|gotta))',
    ),
    unless: anyOf(distant, phrases('probation')),
  },
]
