import {readdirSync,readFileSync} from 'node:fs'
import { writeFileSync } from 'node:fs'
import { readSafety } from './src/cli/learn/read-safety.ts'
import { hear, lessonOf } from './src/safeguarding/hear.ts'
import { fitModel } from './src/safeguarding/learnt/fit-model.ts'
import { chancesOf, readModel, meanings } from './src/safeguarding/learnt/model.ts'
import { readKnowledge } from './src/knowledge/check.ts'
import { readKnowledgeDir } from './src/knowledge/load-files.ts'
import { readTuning } from './src/cli/learn/read-tuning.ts'
const vec=JSON.parse(readFileSync('/tmp/emb/vec.json','utf8')); const rank=new Map(Object.keys(vec).map((w,i)=>[w,i]))
const W=Number(process.env.EW??0)
function dense(f:any){ if(!W) return f
  const m=new Map(f); const s=new Float64Array(100); let n=0
  for(const k of f.keys()){ if(!k.startsWith('word ')) continue; const w=k.slice(5); const v=vec[w]; if(!v) continue; const p=1/((rank.get(w)!+10)*11); const a=0.001/(0.001+p); for(let i=0;i<100;i++) s[i]+=a*v[i]; n+=a }
  let l=0; for(const x of s) l+=x*x; l=Math.sqrt(l)||1
  for(let i=0;i<100;i++) m.set('sense '+i, s[i]/l*W)
  return m }
const near = new Set(('crisis-help domestic-abuse exploitation self-harm sexual-assault report-a-worker worried-about-someone stalking-harassment forced-marriage-hba hate-crime online-safety past-abuse homeless-tonight housing-16-17 emergency-contacts abortion-miscarriage drugs-alcohol mental-health eating-problems pregnancy parenting my-baby-social-services loneliness complaints bereavement gambling').split(' '))
const lines = await readSafety('knowledge')
const { articles } = readKnowledge(await readKnowledgeDir('knowledge'))
const ord = articles.filter(a=>a.language==='en'&&!near.has(a.id)).flatMap(a=>a.asks.map((t,i)=>({t:[t],train:i%2===0})))
const asked=(await readTuning('knowledge')).filter(({expect})=>expect!==undefined&&expect.outcome!=='crisis'&&expect.outcome!=='allegation').map(({turns})=>turns)
const own = lines.map(l=>({l,lesson:{features:dense(lessonOf(l.turns,l.hand!=='rules')),meaning:l.expect,counts:1,...(l.level?{level:l.level}:{})}}))
const ordinary=[...ord.map(o=>o.t),...asked].flatMap(t=>{const f=dense(lessonOf(t));return f.has('rule of danger')||f.has('rule of allegation')?[]:[{features:f,meaning:'harmless' as const,counts:Number(process.env.AC??1)}]})

const unseenq=readdirSync('test/questions').flatMap(f=>readFileSync('test/questions/'+f,'utf8').trim().split('\n').map(l=>JSON.parse(l))).filter(l=>!['crisis','allegation'].includes(l.expect.outcome)).map(l=>({t:l.turns}))
const hands=[...new Set(lines.map(l=>l.hand))].filter(h=>h!=='rules')
const pick=process.argv[2]; const only=['hand-1','hand-3','hand-7','hand-8','hand-9','hand-11']; const out:any[]=[]
for(const [i,hand] of hands.entries()){ if(!only.includes(hand)||only.indexOf(hand)%2!==Number(pick)) continue
  const model=readModel(fitModel([...own.filter(o=>o.l.hand!==hand).map(o=>o.lesson),...ordinary]))
  for(const o of own.filter(o=>o.l.hand===hand)){ const c=chancesOf(model,o.lesson.features); out.push({hand,text:o.l.turns.join(' ||| '),expect:o.l.expect,level:o.l.level,rules:[...o.lesson.features.keys()].filter(k=>k.startsWith('rule ')&&!k.startsWith('rule of')).map(k=>k.slice(5)),of:Array.from(c.of).map(x=>Math.round(x*1e4)/1e4),urgent:c.urgent}) }
  if(hand==='hand-1') for(const o of unseenq){ const f=dense(lessonOf(o.t)); const c=chancesOf(model,f); out.push({hand:'asks',text:o.t.join(' ||| '),expect:'harmless',rules:[...f.keys()].filter(k=>k.startsWith('rule ')&&!k.startsWith('rule of')).map(k=>k.slice(5)),of:Array.from(c.of).map(x=>Math.round(x*1e4)/1e4),urgent:c.urgent}) }
  console.error(hand)
}
writeFileSync(process.argv[3]??'/tmp/loho.json',JSON.stringify({meanings,out}))
