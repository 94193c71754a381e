import { anyOf, phrases, together, type Rule } from './rule.ts'
import { worker } from './words.ts'
import { w, by, me, aux, aboutTheProcess, hitByUs } from './worker-acts.ts'
import { abuseOfTrust } from './abuse-of-trust.ts'

const sexual: readonly Rule[] = [
  {
    name: 'sexual or romantic',
    pattern: phrases(
      `${w}(?! (that )?(i|ive|weve) (was|got|been|have been)\\b) … ${aux}(kissed|kiss|kissing|kisses|groped|grope|groping|fingered|raped|molested|abused|abusing|perving|perved|perves|perv|flirt|flirts|flirted|flirting|hits on|hit on|hitting on|came on to|coming on to|comes on to|sexually [a-z]+|handsy|touchy|touchy feely|inappropriate|creepy|creeping|noncing|nonce|wanked|wanking|masturbating|flashed|exposed himself|exposing himself|staring at my (body|boobs|bum|chest|arse))`,
      `${w} … ${aux}(touch|touched|touching|touches|rub|rubbed|rubbing|stroke|stroked|stroking|strokes|felt|feels|feeling|tickle|tickles|tickling|massage|massaged|massages|cuddle|cuddled|cuddles|cuddling|squeezed|squeezes|spanked|smacked my bum|hugs|hugged) (up )?(me|my|her|him|us|them)(?! (base|feelings))`,
      `${w} … (put|puts|putting|has|had|placed|places) (his|her|their) (hand|hands|arm|arms|leg|head) (on|up|down|round|around|in|between|over) (my|me|her)`,
      `${w} … ${aux}(sleeping with|sleeps with|slept with|shagging|shagged|having sex|had sex|has sex|(?<!(keep|keeps|kept|me|stop|stops|remember|remembers|recall|recalls|not|us|her|him|them|start|started|of|from|about) )seeing|dating|going out with|going with|in a relationship with|getting with|got with|pulled(?! (a|the) (face|sickie|funny|chair|plug|strings)\\b)|together with) (a|one|me|my|this|her|him|the|someone|girls|boys|another|with)`,
      `${w} …… (send|sends|sent|sending|asked|asks|asking|wants|want|share|shares|shared|showed|shows|show) (me |us |him |her |for |my |to see |a |his |some |pics |to |send )*(d pics|dick pics|dick pic|nudes|nude|naked|pics of (me|my|him)|pictures of (me|my)|porn|sexual|dirty|rude pics|topless|underwear|feet pics|pics in|sexts|sexting|sexy|kisses|hearts|love hearts|bikini)`,
      `${w} … ${aux}(text|texts|texting|messages|messaging|message|dms|dm|snaps|snapping|rings|ringing|calls|calling|facetimes|inboxing) (me |us |her |him |my mate )?… (at night|late|love|fit|babe|baby|darling|gorgeous|xx|every night|midnight|drunk|[1-9]am|private|personal (phone|number)|dirty|sexual|flirty|dont tell|secret)`,
      `${w} … ${aux}(added|adding|adds|follows|followed|following|friended|messaged|messaging|dmed|found|snapped|chatting to|talking to) me on (insta|instagram|snap|snapchat|facebook|tiktok|tinder|grindr|hinge|whatsapp|his personal|her personal|telegram|discord)`,
      `${w} … (ask|asked|asks|asking|wants|invite|invited|invites|inviting|takes|took|taken|take|taking|keeps asking) (me |us |my mate |you |to )*(out|round (his|hers|her|theirs)|on a date|for a drink|to (his|her|their|there|they) (house|flat|place|home|car|bed|room)|back to (his|hers|her|theirs)|to be (his|her)|to meet (me |him |her )?(alone|outside|after|in secret|in (his|her) (car|house|flat)))(?! of)`,
      `${w} …… (chatting|chats|talk|talks|talking|asks|asking|asked|jokes|joking|going on) (to me |me |us )?(about|bout|if im|if i) (sex|his sex|my sex|what i wear in bed|my body|my boobs|my bra|virgin|a virgin|wanking|porn|having sex|sleep with|his dick|positions|sexual)`,
      `${w} …… (do (him|her|them) a favour|sexual favours?|suck|sex for|sleep with (him|her|them)|in return|in exchange)`,
      `(touched|groped|kissed|raped|abused|molested|assaulted|fiddled with|felt up|perved on|perving on|watched|sexually abused|sexually assaulted|filmed|photographed|flirted with|creeped on|sexually harassed|harassed) (by|off) (a |an |my |the |one of the |our |some |old |night |this )*${worker}`,
      '(restrained|strip searched|stripped) me … (laughing|laughed|hurt|naked|alone|touched)',
    ),
    unless: anyOf(
      anyOf(
        aboutTheProcess,
        phrases(
          '(seeing|see) (a |my |the |me )?(doctor|gp|therapist|counsellor|nurse|him|her) (next|on|this|every|about|again|for)',
          '(kissed|hugged) goodbye',
          '(allowed to|can they|can i|normal to) hug',
          '(take|took|takes|taking) (me|us) out (for|to)',
        ),
      ),
      phrases(
        '(is |are )?seeing (me|us|him|her) (on|at|next|tomorrow|monday|tuesday|wednesday|thursday|friday|weekly|every)',
        'pretty (good|bad|much|well|sure|decent|rubbish|clever|useless|quick|slow|nice)',
        'hot (food|water|meal|drink|chocolate)',
      ),
    ),
  },
  {
    name: 'gifts, pictures and a secret',
    pattern: phrases(`(a |an |the |this |my |our |old |one of the )*${w}`),
    and: phrases(
      '(our|a|little) (little )?secret',
      '(send|sending|sent) (him|her|them) (pics|nudes|pictures|photos)',
      '(bought|buys|gave|gives|buying) me (a phone|trainers|jewellery|underwear|a necklace|a ring) …… (secret|dont tell|not to tell|said not)',
    ),
    unless: anyOf(
      aboutTheProcess,
      phrases(
        'secret santa',
        '(recipe|ingredient|surprise party)',
        '(told|tell|telling|ask|asked) (my|the) (pa|keyworker|worker|social worker|carer)',
      ),
    ),
  },
  {
    name: 'watching, filming, coming in',
    pattern: phrases(
      `${w} …… (watch|watches|watched|watching|stares|staring|stare|looking at|looks at|perving) (at )?(me|us|girls|her|him|my|the girls) … (shower|change|changing|changed|undress|undressed|dressed|toilet|bed|sleep|sleeping|naked|body|chest|boobs|legs|asleep|getting|bath)`,
      `${w} …… (?<!(i|we) )(come|comes|came|coming|walk|walks|walked|walking|lets himself|let himself|lets herself|get|gets|got|sits|sat|sit|go|goes|going|in|into|enters|sneaks) (himself |herself )?(in|into|on|in to|to) (our|my|your|me|the girls|her|his|girls|the boys|you|us)?( bed| room| rooms| bedroom| bathroom| shower)? … (night|changing|changed|naked|getting dressed|undressed|asleep|sleeping|shower|without knock|in bed|bed|my bed|dark|sits on|towel|drunk|lock|underwear|3am|2am|4am|1am)`,
      `${w} … ${aux}(filmed|filming|films|recorded|recording|took (pics|photos|pictures|videos)|taking (pics|photos|pictures|videos)|photographed|videoed|posted|livestreamed) …… (me|us|my|shower|changing|asleep|meltdown|crying|staff|snapchat|group chat|laughing|girls)`,
    ),
    unless: anyOf(
      aboutTheProcess,
      phrases('(room check|room checks|fire drill|repair|repairs|inspection|plumber|cctv)'),
    ),
  },
]

const physical: readonly Rule[] = [
  {
    name: 'in so many words',
    pattern: phrases(
      `${w} … ${aux}(smack|smacks|smacked|hit|hits|slap|slaps|slapped|beat|beats|shake|shakes|shook|hurts|kick|kicks) (the )?(little ones|kids|babies|baby|younger ones|other kids|children|younger kids|toddlers)`,
      `${w} … (ask|asks|asked|asking|begged|wants|wanted|offered) … (for sex|for a (kiss|blow job|hug in bed|date)|to sleep with (me|him|her)|to meet (me )?in secret|meet (me )?(in secret|secretly))`,
      `${w} … (is |gets |got |comes home |always |was )+(drunk|high|stoned|pissed|wasted) … (every|and|most|again|at|in front|around|when|all the time)`,
      `${w} … ${aux}(slam|slams|slammed|slamming|make us fight|makes us fight|made us fight|makes kids fight|got me drunk|gets me drunk|got us drunk|getting me drunk|getting us high|got me high|watch porn|watches porn|watching porn|showed us porn|shows us porn|put porn on|liking my (bikini|pics|selfies|photos)|likes my (bikini|pics|selfies|photos)|locks the (fridge|cupboards|kitchen|food)|locked the (fridge|cupboards|kitchen|food)|starves|smell nice|smelt nice|smelled nice|touches me|touched me)`,
      `${w} … (send|sends|sent|sending) (me|us|her|him|my) … (dirty|rude|sexy|sexual|flirty|inappropriate|filthy|weird|creepy|lewd) (messages|texts|message|text|videos|pictures|snaps|memes|jokes)`,
      `${w} …… (kiss me|kissed me|fancy me|fancies me|fancied me|loves me|love me|sleep with me|sex with (me|a|my|him|her|one|the|girls|kids|residents|young)|his (privates|dick|penis|cock|willy)|her (boobs|tits)|a nude|nudes|(pic|pics|picture|pictures|photo|photos) of (him|her|me|my|himself|herself)|bikini|on a date|in (the|my) (bath|shower)|in the toilet|into the toilet|clothes off|get undressed|strip)`,
      `${w} …… sexy`,
      `${w} …… (call|calls|called|calling|say|says|said|saying|text|texts|texted|texting|message|messages|messaged|hey|hi|hello|morning|night|me|her|my|x) (me |us |her |im |a )?babe`,
      `${w} … (hit|hits|hitting|slaps|slapped|slapping|punches|punched|punching|strangles|strangled|choked|smacks|smacked|whips|whipped|beats|battered|headbutted|kicks|kicked) (me|us|him|her|my|one|a|kids|someone|people|another)(?! (up|out|off|with (a|the) (bill|charge)))`,
      `${w} … (with a belt|with his belt|with her shoe|with a slipper|with a stick)`,
      `${w} …… (?<!or )(keep quiet|keep my mouth shut|keep it quiet|not to tell|not tell|not to say anything|shut up about|hush)`,
      `${w} … (makes|made|make|making|forces|forced|forcing) (me|us|him|her|them|kids|residents) (to )?(sleep|stand|sit|stay|eat|strip|take|touch|do|clean|work|watch|drink|smoke|kneel|wait|give) … (outside|floor|shed|garage|clothes|cold|him|her|them|off|food|naked|porn|weed|garden|bins|punishment|corner)`,
      `${w} … (told|tells|telling|tell) (everyone|everybody|people|the whole|all|other residents|other kids|the other) … (hiv|gay|trans|pregnant|rape|abuse|abused|abortion|medical|diagnosis|private|secret|self harm|mental|what i told|what happened)`,
      `${w} … (asks|asking|asked|keeps asking|keep asking|begs|begging) (me|us) (for|to (lend|give|borrow|send)) (him |her |them |some |more |a |my )*(money|cash|loan|bank|pin|card|nudes|pics|pictures|a pic|quid|[0-9]+)`,
      `${w} … (taking|takes|took|stealing|nicking|spent|spending|spends|robbing) (peoples|our|my|residents|kids|everyones|other peoples|half) … (money|cash|benefits|stuff|food|things|card)`,
      `${w} … (is|was|were|been|are|came in|turned up|turns up|always|fell) (asleep )?(drunk|stoned|high|steaming|wasted|pissed|smashed|on coke|off (his|her|their) (face|head))`,
      `${w} … (follow|follows|followed|following) (me|us|girls|her) (into|in to|home|to my|around)`,
    ),
    unless: anyOf(
      aboutTheProcess,
      hitByUs,
      phrases(
        '(gp|doctor|nurse|dentist|clinic) …… (shower|bath|clothes off|undressed)',
        '(told|telling|tell|asked|asking|rang|text|texted|to|said to) (my |the |a )*(pa|keyworker|worker|social worker|support worker|carer|staff|teacher) (about|that|my|when|how|i|if|because)',
        '(loves me to bits|sexual health|sex education|do you love|(picture|pictures|pic|pics|photo|photos) of (me as|me when|my family|my mum|my certificate|my id|my bank))',
        '(can|could|should|will|would|does|do|is|are) (my |the |a |your )*(pa|carer|staff|social worker|keyworker|worker) (see|help|be told|know|get told|find out|lend|give)',
        '(ask|asks|asked|asking|want|wants) (me|us) for … (rent|board|keep|lodge|lodgings)',
        'asked me to (send|give) … (id|passport|bank statement|proof|payslip|letter|form|evidence)',
      ),
    ),
  },
  {
    name: 'a worker and what they did, in any order',
    pattern: together(
      phrases(worker),
      phrases(
        '(on (his|her) lap|sleeping together|slept together|sleep in (my|your|our|her|his) bed|slept in my bed|in (my|your) bed with|(about|at|of|on|touch|touches|touched|touching|rub|rubs|rubbed|see|feel|felt|like|likes|liked|love|loves) (my|your) body|my boobs|took a (picture|photo|video)|taken pictures|stop my money if|cut my money if|if i dont (go|come|do|sleep|kiss|send|meet|let)|on my (thigh|bum)|(up|down) my (top|skirt|leg|trousers|shorts)|burned me|burnt me|with an iron|my inhaler|my insulin|my epipen|my meds away|selling (weed|bud|drugs|spice|vapes)|sells (weed|bud|drugs|spice|vapes)|go kill myself|just us|about us|our relationship|(says|said|saying|say|told me|tells me|reckons|call|calls|called|calling|be|being|want|wants|wanted|like|me|am|become) (me |im |i was |to be )*his girlfriend|older than me|wont stop (messaging|texting|calling|ringing)|kept touching|hurt me|hurting me|hits me|hit me|punched me|slapped me|touched me|touching me|kissed me|raped me|abused me|groomed me|assaulted me|grabbed (me|my)|dragged me|pushed me|threatened me|threatens me|scares me when|locked me|starved|starves|restrained me|strangled|spat|sexual|sexually|nudes|privates|naked|drunk on shift|our secret)',
        '(hand|hands|fingers|touch|touches|touched|touching|rub|rubs|rubbed|rubbing|stroke|strokes|stroking|arm|tap|pat|pats|patted|foot|kiss|kissed) … on my (knee|leg)',
      ),
    ),
    unless: anyOf(
      aboutTheProcess,
      hitByUs,
      phrases(
        '(told|tell|telling|ask|asked|asking|rang|ring|spoke|speak|talk|talked|text|texted|speaking|talking|contact) (to )?(my |the |a |me |our )*(pa|keyworker|worker|social worker|support worker|carer|carers|staff|teacher|gp|doctor|police|counsellor|therapist|nurse)',
        '(can|could|should|will|would|does|do|is|are|want|need) (my |the |a |your |an |to see a )*(pa|carer|carers|staff|social worker|keyworker|worker|doctor|gp|counsellor|therapist|nurse|support worker|solicitor|teacher|advocate) (see|help|be|know|get|find|lend|give|come|tell|speak|ring|about)',
        '(sexual health|sex education|(my )?(ex|boyfriend|girlfriend|dad|mum|stepdad|partner|uncle|brother) … (hit|hits|hurt|hurts|touched|raped|abused|assaulted|kissed|threatened|punched|slapped|grabbed) me)',
        '(pushed|push) me (hard|to|into|forward)',
        '(nobody|noone|no one) (has |have )?(pushed|forced|made|hurt|touched) me',
        '(before|at) (the|my) (next )?(review|lac review|meeting)',
        '(take|taking|took|get|getting) (down|off) nudes',
        'is it (illegal|legal|a crime|against the law) to have nudes',
        '(website|app|account|portal|login) … locked me out',
        '(wont stop|keeps) (messaging|texting|calling|ringing) … (about (my )?(appointment|form|rent|meeting|plan))',
        '(boss|shift|day off)',
      ),
    ),
  },
  {
    name: 'hitting, holding, shutting in',
    pattern: phrases(
      `${w} … (threw|throw|throws|throwing|chucked|chucks|launched|lobbed) (a|an|the|his|her|my|something|stuff|things) ?[a-z]{0,12} ?at (me|us|him|her|my [a-z]+)`,
      `${w} … ${aux}(hit|hits|hitting|slap|slapped|slaps|slapping|punch|punched|punches|punching|kick|kicked|kicks|kicking|beat|beats|beating|batter|battered|strangled|choked|smack|smacked|smacks|shoved|shove|shoves|shook|shake|headbutted|pinned|pin|pins|dragged|drags|drag|grabbed|grabs|grab|grabbing|twisted|twists|bent|pushed|push|pushes|threw|throws|throw|spat|spit|spits|burnt|burned|burns|hurt|hurts|hurting|attacked|assaulted|restrained|restrains|restrain|sat on|knelt on|kneeled on|stamped on|locked|locks|starved|bruised|cornered|manhandled|flung|yanked|whacked|clipped|scratched|bit|thumped) (up |on |hold of |at |a cup at |something at |stuff at |his keys at )?(${me}|my (bum|arse|leg|thigh|boobs|waist|chest|arm|arms|wrist|neck|hair|face|head|food|leg|throat|back|ear)|each other)(?! (out|up with|off my (benefits|claim)|off the))`,
      `(hit|slapped|punched|kicked(?! off\\b)|beaten|strangled|grabbed|pushed|pinned|restrained|dragged|hurt|attacked|assaulted|bullied|threatened|shoved|choked|locked in|thrown|headbutted) (up |down |against the wall |in (my|the) [a-z]+ )?${by}`,
      `${w} … (push|pushed|threw|throw|throws|kicked|kick|tipped|spat|smashed|broke|binned|destroyed|ripped) … (my|our) (food|dinner|stuff|things|phone|belongings|clothes|tea|photos)`,
      `${w} … (held|holds|hold|holding|pinned|pins) (me|him|her|us|them|my [a-z]+|a [a-z]+) down`,
      '(restrained|restrain|held down|pinned|twisted|bent) (me|my arm|my wrist|my arms|me down) …… (swollen|bruise|bruised|bruises|broke|broken|hurt|hurts|manager|staff|cant move|breathe|marks|for no reason|fell)',
      `${w} … (wont|didnt|dont|not|used to not|never|refuse to|stopped|refused to|refuses to) (feed|feeding|fed|give|gave|giving|let) (me|us|him|her|them) (any |have |no |eat|food|my (food|meds|medication|inhaler|insulin|phone)|tea|dinner|water|drink|heating|use the (toilet|bathroom|loo))`,
      `${w} … ${aux}(locked|locks|lock|locking|shut|shuts|left) (me|us|him|her|them|kids|my (little |baby |younger |foster )?(mate|friend|brother|sister)|a (girl|lad|boy|kid)) (in|outside|in a|in my|in the|alone in|out in the cold)`,
    ),
    unless: anyOf(
      anyOf(
        aboutTheProcess,
        hitByUs,
        phrases(
          '(hit|hits|kick|kicked|push|pushed|pushes|pushing) me (up|with|to (do|go|apply|get|try|be)|off|into (doing|going|getting|a course))',
          '(kicked|kick|throw|threw|chucked|kicking|throwing|pushed|push) (me|us|him|her) (out|off)',
          'locks? me out',
          '(throw|throws|throwing|threw) (him|her|me|us|them) (something|a (party|do|bash|leaving|birthday))',
          '(hurt|hurts) my (feelings|arm with a jab)',
          '(nurse|doctor|gp|dentist|physio) … (jab|needle|injection|tooth|blood|held me down)',
          '(nightshift|changing (my|the) locks)',
          '(left|leaving) (me|us) (in|alone) (charge|peace)',
        ),
      ),
      phrases(
        'push(ed|es)? me (hard|harder) (at|in|to)',
        '(at training|in training|in the gym|on the pitch)',
      ),
    ),
  },
]

/** Harm or misuse of trust by an adult whose work, paid or not, is with young people. */
export const allegation: readonly Rule[] = [...sexual, ...physical, ...abuseOfTrust]
