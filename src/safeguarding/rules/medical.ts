import { denied, fiction, information, past, study } from './guards.ts'
import { anyOf, phrases, type Rule } from './rule.ts'
import { numberWord, pills, streetDrugs } from './words.ts'
import { emergencies } from './emergencies.ts'

const swallowed =
  '(took|taken|take|takin|taking|swallowed|swallow|necked|downed|popped|ate|eaten|had|dropped|done|drank|neck)'
const tooMuch =
  '(loads|loads of|lots|lots of|a lot of|all|all of|too many|to many|too much|a whole|whole|the whole|entire|the entire|bunch of|a bunch of' +
  '|handful of|a handful of|packet of|a packet of|a pack of|pack of|box of|a box of|strip of|a strip of|bottle of|a bottle of|every|shitload of|tons of|double|triple|over|about|like|nearly|around)'
const sick =
  '(feel|feeling|felt|hearts?|head|stomach|cant|scared|sick|dizzy|floaty|drowsy|sleepy|help|regret|changed my mind|now what|what do i do|numb|fuzzy|spinning|throwing up)'

const overdose: readonly Rule[] = [
  {
    name: 'too many tablets',
    pattern: phrases(
      '(?<!(they|theyve|dwp|uc|council|bank) )(took|taken|swallowed|necked|downed) (all of (them|it)|them all|the whole (lot|box|pack|bottle)|everything in)',
      '(throwing up|being sick|vomiting|been sick|puking|spinning|shaking|passing out|seeing things|cant see) …… (took|taken|swallowed) … (tablets|pills|meds|paracetamol|something)',
      '(accidentally|accident|by mistake) (took|taken|swallowed|had) …… (dose|doses|tablets|pills|meds|insulin|too much|too many)',
      `${swallowed} … (load|loads|lot|lots|too many|to many|so many|all|bunch|handful|handfuls|whole|packet|packets|box|boxes|strip|strips|double|triple|entire|rest|bottle|every|pack|[1-9][0-9]) … (of )?(my |the |his |her |mums |dads |them )*${pills}`,
      `(mixed|mixing) (my |all |loads of )*${pills} (and|with) (vodka|alcohol|drink|whisky|rum|gin|ket|coke|beer|cans|lean|wine)`,
      '(cant|struggling to) (keep my eyes open|stay awake|stand up|stay conscious|feel my (body|legs|face)) …… (took|taken|pills|drugs|tablets|drink|drank|vodka|spiked|something)',
      '(took|taken|pills|drugs|tablets|drank|vodka|xans|valium|drink) …… (cant|struggling to) (keep my eyes open|stay awake|stand up|stay conscious)',
      `${swallowed} … ${tooMuch} (my |me |the |them |his |her |of |these |those )?(my |the |his |her )?${numberWord}? ?(of )?(my |the )?${pills}`,
      `${swallowed} (about |like |over |nearly |all |around )?([1-9][0-9]+|ten|twelve|fifteen|twenty|thirty|forty|fifty) (or so )?(of )?(my |the )?${pills}`,
      `${swallowed} (all |loads of |too many of |to many of )(of )?(my |them|it|the|these) …… (tablets|pills|meds|in one go|at once)`,
      `(too|to) (many|much) (of )?(my |the )?${pills} …… ${sick}`,
      `${numberWord} times (more |over )?(than )?(what|wat|the dose|the amount)`,
      `${numberWord} times … (supposed|meant|prescribed)`,
      `${swallowed} … (the|some|my|those|these|his|her|their) ${pills} …… (changed my mind|scared|regret|dont wanna die|hour ago|dizzy|sick|help|sleepy|drowsy|to end|to die|and vodka|with vodka)`,
      '(drank|drunk|drinking|swallowed|drink) (some |loads of |a bit of )?(bleach|antifreeze|weed killer|weedkiller|poison|cleaner|disinfectant|white spirit|acid)',
      `(drank|drunk|drinking|had|necked|downed) … (vodka|whisky|whiskey|rum|gin|bottle|cans|wine) … (on|with|and|on top of) (all |loads of |a load of |some )?(my |the )?${pills}`,
      `${pills} (and|with) (a |loads of |half a )?(bottle of )?(vodka|whisky|rum|gin|alcohol|drink)`,
      '(i|ive|just|and|he|hes|she|shes|they) (just )?took the lot',
    ),
    unless: anyOf(
      anyOf(
        past,
        study,
        fiction,
        phrases(
          '(gp|doctor|pharmacy) … (reviewed|changed|stopped) my',
          'is it (ok|safe|dangerous) to',
        ),
      ),
      phrases(
        '(can|should|could|how many|how much) (i|you|u) (take|have)',
        '(all|enough) … with me',
        '(gonna|wanna|thinking about|thinking of|planning|plan to|tempted to|want to|urge to|might) (just )?(take|taking|swallow|neck)',
      ),
    ),
  },
  {
    name: 'took too much',
    pattern: phrases(
      `[0-9]+ times (my|the|his|her) (normal |usual |prescribed )?(dose|meds|amount)`,
      '(three|four|five|double|triple|twice|ten) (times )?(my|the|his|her) … (dose|meds|amount)',
      `(too much|too many|to much|way too|loads|whole|all of|all my|all her|all his|double|massive|grams|g of) … (${pills}|${streetDrugs})`,
      `(${pills}|${streetDrugs}) …… (took|taken|had|done|swallowed) … (too much|too many|to much|way too|loads|all|whole|double|the lot)`,
    ),
    and: anyOf(
      phrases(
        '(overheating|burning up|dying|sick|dizzy|help|scared|shaking|wont|cant|heart|floaty|weird|drowsy|blue|passed|fit|fitting|now what|what do i do|what will happen|ago|just|by (accident|mistake)|i took|took way|took too|ive taken|has taken|shes taken|hes taken)',
      ),
    ),
    unless: anyOf(
      past,
      study,
      fiction,
      information,
      phrases(
        '(can|should|could|how many|how much) (i|you) (take|have|smoke|be)',
        '(cut down|cutting down|give up|quit|stop smoking|smoking (way )?too much|smoke (way )?too much)',
        '(gonna|wanna|thinking about|thinking of|planning|plan to|tempted to|want to|urge to|might) … (take|taking|overdose|neck)',
      ),
    ),
  },
  {
    name: 'overdose by name',
    pattern: phrases(
      '(ive|i|just|think i|may have|might have|have|has|hes|shes|mate|friend|i think i|accidentally) (just |accidentally |actually |may have |might have )?(overdosed|overdose|overdosing)',
      '(took|taken|take|taking|had|done|having) (a |an |another |a big |a massive )?(overdose)',
      'overdosing',
      'overdosed',
      'im overdose',
    ),
    unless: anyOf(
      anyOf(
        past,
        study,
        fiction,
        denied,
        phrases(
          '(what happens|someone overdoses|signs of|naloxone|training)',
          '(funeral|passed away|bereaved|bereavement|(parent|mum|dad) died)',
        ),
      ),
      phrases(
        '(gonna|wanna|thinking about|thinking of|planning|plan to|tempted to|want to|urge to|might) (just |actually )?(take|taking|overdose|overdosing|do)',
      ),
    ),
  },
  {
    name: 'bad reaction to drugs or drink',
    pattern: phrases(
      `(done|had|took|taken|smoked|sniffed|doing|on) … ${streetDrugs} …… (dropped|floor|hit the floor|collapsed|fell|eyes|shaking|not moving|talking|weird|heart|help)`,
      '(put|slipped|dropped|puts) (something|stuff|a pill|pills|drugs) in (my|her|his) (drink|pint|glass|vape)',
      '(dropped(?! (by|out|off|down|me|in|to|from|below|my)\\b)|bombed|double dropped|sniffed|smoked|bumped|k hole|whitey|greening out) …… (heart|dying|cant|not breathing|blue|wont|fit|fitting|scared|help|passed out|freaking)',
      `(too much|to much|loads of|bad|dodgy|first time on|off his head on|whited out|greened out) (of )?${streetDrugs} …… (not|wont|cant|passed|blue|slow|heart|shaking|sick|breath|breathing|fit|fitting|answering|collapsed|scared|help|overheating|burning up|floor)`,
      `(took|taken|had|done|smoked|sniffed|dropped|on) (some |a |too much |bad )?(${streetDrugs}|something|summat|pill|a pill|line|lines|bump|weed) …… (gone blue|wont wake|heart (is |wont )?(racing|pounding|stop)|not breathing|cant breathe|fitting|collapsed|not responding|turning blue|lips|unconscious|passed out)`,
      '(been|got|getting|drink was|drink got|think i was|think ive been|think i got|mate got|needle|was) spiked',
      'spiked (my|her|his) drink',
      'coming up wrong',
    ),
    unless: anyOf(anyOf(past, study, fiction), phrases('(test|job|quit|cut down|groups?|clean)')),
  },
]

/** Life at risk from the body, overdose first. Someone else's life counts as the writer's. */
export const medical: readonly Rule[] = [...overdose, ...emergencies]
