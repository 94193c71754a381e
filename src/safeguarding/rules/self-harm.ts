import { accident, asksAboutHelp, denied, fiction, joking, past, study } from './guards.ts'
import { anyOf, phrases, type Rule } from './rule.ts'

const body =
  '(myself|herself|himself|themselves|my (arm|arms|wrist|wrists|leg|legs|thigh|thighs|stomach|skin|hips|body)|her (arm|arms|wrist|wrists|legs|thighs)|his (arm|arms|wrist|wrists|legs))'

/** Hurting oneself without a word of dying; the urge counts. */
export const selfHarm: readonly Rule[] = [
  {
    name: 'cutting or burning oneself',
    pattern: phrases(
      '(cut|cutting|burnt|burned|burning) again',
      '(pulling|pull|ripping|rip|pulled|picking) (my )?stitches',
      '(better|calm|calmer|relief|numb|good|real|alive) … when i (cut|bleed|burn|hurt myself)',
      'when i (cut|bleed|burn) (i|it) (feel|feels|helps|calms)',
      '(pick|picking|scratch|scratching|bite|biting) … (bleed|bleeds|bleeding|raw)',
      '(stub|stubbing|stubbed|stubs|put|putting|puts) (fags|cigs|cigarettes|a fag|a cigarette|a cig|my fag|lighters?) … (arm|arms|skin|leg|legs|hand|wrist)',
      '(the|my) cuts (are |is |keep |getting )*(getting |really )*(deeper|worse|infected|deep|open|bleeding|bigger|more)',
      '(on purpose|deliberately) …… (cut|burn|hurt|glass|blood|hand|arm)',
      '(cut|burn|burnt|hurt|glass|punched|smashed) …… (on purpose|deliberately)',
      '(cut|cutting|carved|carving|slit|slitting|slashed|sliced|slicing) … (my|her|his|their) (arm|arms|leg|legs|wrist|wrists|thigh|thighs|skin|stomach|hips)',
      '(shes|hes|im|been|from|started|is|keeps|about|stop|keep|still) … cutting(?! (down|back|out|my (hair|grass)|the|it|hair|off|me off|scars|ties|weight|carbs|sugar|corners|grass|class|people)\\b)',
      '(scratch|scratching|picking|pick|ripping|rip|peeling|biting|digging) (at )?my (skin|nails|arms|scabs) (off|till|until|raw|out|open|into)',
      `(cut|cuts|cutting|slash|slashed|slashing|slit|slicing|sliced|slice|carved|carving|scratching|scratched) (up |all |at |into )?${body}(?! on (a|an|some|this|that) )`,
      '(hurt|hurting|hurts|harm|harming|harmed|burn|burnt|burned|burning|stab|stabbing|stabbed|punch|punching|hit|hitting|starving|bite|biting|injure|injuring) (myself|herself|himself)',
      '(burn|burnt|burned|burning) (my|me) (arm|arms|leg|legs|skin|thighs) (with|on purpose|again)',
      '(cut|went|gone|going) (too|to|really|well|so) deep',
      '(cut|cutting|cuts) (myself|again|tonight|every (night|day|nite)|to cope|to feel)',
      'making myself bleed',
    ),
    unless: anyOf(
      anyOf(
        anyOf(
          phrases(
            '(starving|punching|hitting|hurt|hurting|hurts) myself (laughing|at|in the gym|lifting|running|playing|working|training)',
            '(loose|back into|some slack|a deal|a break)',
          ),
          accident,
          past,
          study,
          fiction,
          denied,
          asksAboutHelp,
        ),
        phrases('(hair|hairdresser|barber|budget|cutting (down|edge))', '(scars|marks) from old'),
      ),
      phrases('(he|she|they|landlord|dwp|staff|someone) … on purpose', 'spots?'),
    ),
  },
  {
    name: 'self-harm by name',
    pattern: phrases(
      '(i|ive|ill|im|she|hes|shes) … self harm(ed|ing)?(?! once (?!this|today|tonight|again|more|last|yesterday))',
      'self harmed(?! once (?!this|today|tonight|again|more|last|yesterday))',
      '(doing|done|do|did|started|starting|back to|back on|been|keep|wanna|need to|gonna|cant stop|stop|the urge to|urges to|tempted to|relapsed with|relapsed on|relapsing|still|thinking about|thinking of|hiding|hide|mate|friend|shes|hes) … (self harm|self harming)',
      'self harm(ing|ed)? … (again|tonight|right now|today|every|cant stop|worse|deep|lots|a lot|daily|more)',
    ),
    unless: anyOf(
      anyOf(
        past,
        study,
        fiction,
        denied,
        asksAboutHelp,
        phrases('(tiktok|fyp|feed|see(ing)? self harm|shown|posts|under camhs for)'),
      ),
      phrases('(support group|how do i (get|help|join|explain)|what is|whats)'),
    ),
  },
  {
    name: 'the urge',
    pattern: phrases(
      '(blade|razor|razors|blades|knife) …… (pillow|hidden|hiding|trying (so hard )?not|so hard not|dont wanna use|temptation)',
      '(blade|razor|razor blade|scalpel|knife|glass) in my hand',
      '(urge|urges|itching|craving|tempted|wanna|need|desperate|dying|fighting it|cant stop thinking about|close|about|gonna) … (to )?(cut|cutting|hurt myself|hurting myself|harm myself|slice|blade|bleed|burn myself)(?! (down|out|my hair|the|it|off|back|ties|contact|weight|grass|a|up))',
      '(got|holding|found|bought|have|staring at|looking at|hiding) (a |the |my |some )?(razor|razors|razor blade|blade|blades|sharpener|scalpel|glass) … (in my hand|to my|on my|against|wrist|arm|use|bathroom|skin|again|shaking|myself)',
      '(blade|razor|knife|scissors|glass|lighter) (to|on|against|across) my (arm|arms|wrist|wrists|leg|legs|thigh|thighs|skin)',
    ),
    unless: anyOf(
      anyOf(
        past,
        study,
        fiction,
        accident,
        denied,
        phrases('(hair|budget|smoking|weed|nails|grass|fringe)'),
      ),
      phrases('(cooking|chef|kitchen)'),
    ),
  },
  {
    name: 'relapsed, fresh marks',
    pattern: phrases(
      'relapsed …… (clean|again|after)',
      'relapse(d)? …… (arm|arms|leg|legs|thighs|wrist|wrists|blade|razor|cuts|blood|bleeding|mess|stitches|skin)',
      '(arm|arms|wrist|wrists|legs|thighs) … (a mess|covered in (cuts|blood)|wrecked|bleeding|need stitches|shredded|cut up|sliced)',
      '(fresh|new|more|deep) (cuts|barcodes|barcode|scars|lines|cat scratches|beans|styro)',
      '(barcodes|barcode) (on|all|again|up|down)',
      '(blood|bleeding) … (under|on) the (bathroom |toilet |loo )?(door|floor|sink|sheets)',
      '(cut|cuts|wound) …… (wont stop|not stopping|isnt stopping|keeps bleeding|wont close|still bleeding|bleeding)',
      '(my|these|this|the|new|again|ive|i|deep|her|his|myself) … (cut|cuts|wound) …… stitches',
      '(cut|cuts|wound) …… (myself|i think|again|deep) …… stitches',
      'cuts …… stitches',
    ),
    unless: anyOf(
      anyOf(
        past,
        accident,
        fiction,
        phrases('(dog|cat|hamster|nosebleed|period|chop|fade them|cover (them|em) up)'),
      ),
      phrases(
        '(drink|drinking|spice|weed|heroin|alcohol|gambling|smoking|vaping|coke|gear|sober|fags|drugs|ket)',
      ),
    ),
  },
  {
    name: 'hitting head or walls',
    pattern: phrases(
      '(keep|keeps|cant stop|been|always) (hitting|banging|smashing|bashing) (my|her|his) head',
      '(banging|bang|smashing|hitting|smash|headbutting|banged|smashed) (my|her|his) (head|face|fists) (on|against|off|into|in) (the |a |my )?(wall|walls|door|floor|sink|window|desk) …… (over|again|cant|bleeding|blood|stop|hurt|help|hours|until|till|bruised|keep)',
      '(punching|punch|punched|hitting) (the |a |my |brick )?(wall|walls|mirror|window|myself|door) …… (bleed|bleeding|blood|broken|broke|cant stop|again|hurt|knuckles|till|until|hand)',
      'pulling (my|out my) hair (out )?(in clumps|again|cant stop|till)',
    ),
    unless: anyOf(
      joking,
      past,
      phrases(
        '(dwp|council|housing|form|forms|landlord|trying to get|talking to|like banging|explain)',
      ),
    ),
  },
]
