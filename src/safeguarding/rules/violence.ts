import { information } from './guards.ts'
import { distant, hunted } from './hunted.ts'
import { anyOf, phrases, type Rule } from './rule.ts'
import { they, weapon } from './words.ts'
import { threats } from './threats.ts'

const verbs =
  '(hit|hits|hitting|punch|punched|punches|punching|kick|kicked|kicks|kicking|slap|slapped|slaps|slapping|strangle|strangled|strangling|strangles|choke|choked|choking|chokes|beat|beats|beating|batter|battered|battering|attack|attacked|attacking|stab|stabbed|stabbing|slash|slashed|drag|drags|dragged|dragging|throw|threw|throwing|throws|headbutt|headbutted|bite|bit|biting|burn|burnt|burning|smash|smashed|smashing|pin|pinned|pinning|grab|grabbed|grabbing|grabs|push|pushed|pushing|shove|shoved|spit|spat|jump|jumped|rob|robbed|hurt|hurts|hurting|hold|held|holding|pulled|pulling)'
const victim =
  '(me|us|mum|my mum|mums|my mate|my friend|my sister|my brother|my nan|my girl|my boyfriend|my girlfriend|my (face|head|arm|neck|throat|hair|ribs|stomach|leg|bump|door|back|nose|wrist)|her|him|each other|one another|(a|this|some) (girl|woman|man|lad|boy))'

const happening: readonly Rule[] = [
  {
    name: 'someone hurts someone',
    pattern: phrases(
      `${they} … (beat|jump|batter|bang|rough|stab|shank|attack|rush|mug|rob|get|smash|kick|slap|punch|hurt) (me|us|mum) (up|over|in|out of|again|now|when|for|so|every|until|till|with|if)`,
      `${they} … (spat|punched|slapped|hit|headbutted|kicked(?! (me|my [a-z]+) (out|off)\\b)|elbowed|kneed|stamped|stamping|swung) (in|on|at|me|my)`,
      '(beat|beating|beats|jump|jumping|kick|batter|rough|rushed|smash) (me|us|my mum|my head|my face) (up|in|about)',
      `${they} (just |has |have |keeps |always |then )*(threw|throw|throws|throwing|chucked|chucks|chucking|launched|launches|lobbed|lobs) (a|an|the|his|her|my|something|stuff|things|boiling|hot|plates|glasses) ?[a-z]{0,12} ?(at|over) (me|us|mum|my|her|him)`,
      `${they} …… (broke|broken|fractured|bust|busted|cracked|split) my (rib|ribs|nose|arm|jaw|wrist|hand|finger|lip|tooth|teeth|leg|eye socket|phone so)`,
      '(petrol|fireworks|firework|dog mess|acid) (through|in|thru) (my|the|our) (letterbox|letter box|door|window)',
      '(last time|this time) (he|she|they) (put me in|nearly killed|broke|beat|tried to kill|strangled|knocked)',
      '(hes|shes|he|she|boyfriend|partner|ex|husband) (is |gets |been |can be |was |has been )*(really |so |very |well |proper )*(violent|abusive) (to|towards|with|again|now|when)',
      `${they} (is |are |was |were |just |has |have |keeps |keep |kept |started |starts |always |been |going |literally |proper |tried to |trying to |got drunk and |got angry and |lost it and |lash out and )*${verbs} (up |out of |down |on |at )?${victim}(?! (out|off|up))`,
      `${they} … (hitting|punching|kicking|beating|strangling|choking|battering|stabbing|attacking|slapping|throwing) (up |on )?${victim}(?! (out|off)\\b)`,
      '^(girlfriend|boyfriend|partner|ex|mum|dad|stepdad|husband|wife|brother) … (hits|slaps|punches|kicks|throws|beats|chokes|strangles|bites|burns) … (me|us)(?! (out|off)\\b)',
      '(hitting|beating|kicking|punching|strangling|attacking|stabbing|choking|battering|hurting) me(?! (out|off)\\b)',
      '(lays|laid|put|puts|raised|raises) (his|her|their) (hands|hand|fists|fist) (on|round|around|to|over) (me|my|mum)',
      '(hands|hand|arm|belt|cord|rope) (was |were |is |are )?(round|around|on|over) my (neck|throat|mouth)',
      '(throwing|throws|threw|chucking|chucked) … (mum|me|her|stuff at me|things at me|plates) … (about|around|down|across|wall|floor|room)',
    ),
    unless: anyOf(
      distant,
      phrases(
        '(hit|hits|hitting|jump|jumped|jumping) (me|us) (up|back up|for|with … (bill|bills|charge|charges|fee|fees|fine|fines|interest|letter|letters))',
        '(drag|drags|dragged|dragging) (me|him|her|us|them) (in$|(in|into) (it|this|court))',
        '(hold|holds|held|holding) on me',
        '(how long|allowed to) … (hold|keep) me',
        '(monopoly|fifa|mario kart|chess|scrabble|uno|cards|pool|darts|ludo) …… (beat|beats|beating|batter|battering|smash|smashing)',
        'hit me (hard|that|up)',
        '(beat|beats|smashed|battered) (me|us|him|her|them) (at|on|in|to) (fifa|pool|it|a game|the game|chess|racing|cards|football|rugby)',
        'push(es|ed|ing)? me (to|into) (do|be|doing|getting|apply|going|try)',
        '(killing|kill|hurting|hurt) (me|my feelings|my head|my brain|my back|my feet) ?(because|lol|with|how|what|at)?$',
        '(tooth|teeth|toothache|shoes|sickness|hayfever)',
        '(hurt|hurts|hurting) (my|her|his) feelings',
        '(dumped|cheated|breaks? my heart|broke my heart)',
      ),
    ),
  },
  {
    name: 'just attacked',
    pattern: phrases(
      '(just|got|been|getting|i was|im being|am being|being|just got|just been|i got) (just |been |being |badly |proper |nearly |violently )*(jumped|stabbed|battered|beaten|beaten up|beat up|attacked|mugged(?! off\\b)|(?<!(purse|wallet|phone|bike|bag|laptop|guitar|moped|scooter|stuff|things|parcel|car|shed|locker|tent|card|post) (got|been|getting|just got|just been) )robbed|shot|slashed|punched|bottled|strangled|assaulted|headbutted|acid attacked|held hostage|kidnapped|kicked in(?! by (the )?police\\b)|hit in the|rushed)',
      '(black eye|split lip|bruises|bruise|broken nose) …… (he|him|boyfriend|girlfriend|ex|dad|stepdad|partner|brother|mum)',
      '(fight|fighting|scrap|kicking off) …… (glass|knife|knives|bleeding|blood|machete|bottles|stab|stabbed|hiding|scared)',
      'gang(ed)? (up on|of (lads|boys|men)) (me|us|outside|chasing|waiting|came|are|just|attacked|beat|kicked|jumped)',
    ),
    unless: anyOf(
      distant,
      information,
      phrases(
        '(robbed|mugged|shot|attacked|stabbed) (by|off|in the back|out of)( the)? (dwp|council|landlord|bank|housing|uc|cannon|shop)',
        '(deposit|fees|robbed me|refund|furniture|in the back|(flu|covid) jab)',
        '(weeks?|month|months) (ago|back)',
      ),
    ),
  },
  {
    name: 'armed',
    pattern: phrases(
      `(grabbed|grabs|picked up|took|getting|got|pulled out|reached for) (a|the|his|her) (kitchen )?(knife|blade|hammer|bat|machete|gun|axe|scissors|screwdriver)`,
      `(hes|shes|theyre|he|she|they|theyve|someones?|man|mans|boy|lad|dad|stepdad|ex|boyfriend|brother|housemate|flatmate|neighbour) (is |was |has |have |got |had |there |outside |stood |here |walking round |coming )*(with |w |got |has |holding |carrying )(a |an |the |his |this )?(big |massive |kitchen )?(knife|blade|shank|machete|gun|axe|hammer|bat|sword|crowbar|zombie knife|samurai|acid)`,
      '(acid|ammonia|bleach|petrol) (in|on|over|at) (my|me|his|her|our) ?(face|eyes|door|house)?',
      `${they} …… (with|w|has|have|got|hes got|shes got|theyve got|had|carrying|pulled|pulls|pulling|holding|held|waving|swinging|picked up) … (a |an |the |his |her |out a )?${weapon}(?! of)`,
      `(pulled|waving|waved|swinging|got) (a |an |the |out a )${weapon} (on|at|out|to) (me|us|my|her|him|mum)`,
      `${weapon} (to|at|against|on) (my|her|his|mums) (throat|neck|head|face|back)`,
      'at (knifepoint|gunpoint|knife point|gun point)',
    ),
    and: phrases(
      '(me|my|us|im|our|door|outside|here|help|mum|flat|house|her|him|room|hostel|street|stairs|hes|shes|theyre|theyve)',
    ),
    unless: anyOf(
      anyOf(
        distant,
        information,
        phrases(
          '(kitchen knife set|cutlery|gets caught|got caught|glue|bottle of|glass of|wine|got nicked|interview)',
        ),
      ),
      phrases(
        '(i|im|ive|ill) (just )?(got|grabbed|bought|took|getting) (a|the|my)',
        '(cooking|chop|chopping|bread|charity|amnesty)',
      ),
    ),
  },
]

/** Attack, threat, being followed, locked in or hunted; at home or outside. */
export const violence: readonly Rule[] = [...happening, ...threats, ...hunted]
