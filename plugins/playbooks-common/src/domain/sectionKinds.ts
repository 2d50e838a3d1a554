import type { SectionKind } from '../types';

/** Words of a heading that say what its section is for, the strongest first; Chinese as in translations of public sets. */
const WORDS: [SectionKind, RegExp][] = [
  [
    'rollback',
    /\b(?:roll(?:ing)?[ -]?backs?|revert(?:ing)?|undo|back ?out)\b|回滚|回退/i,
  ],
  [
    'escalation',
    /\b(?:escalat\w{0,4}|contacts?|who to (?:call|contact|page)|call for help|get(?:ting)? help|support)\b|升级|上报|联系/i,
  ],
  [
    'verify',
    /\b(?:verif\w{0,8}|validat\w{0,4}|confirm(?:ation|ing)? (?:recovery|the fix|success)|post[ -]?checks?|check(?:ing)? (?:recovery|that it worked)|success criteria)\b|验证|确认恢复/i,
  ],
  [
    'impact',
    /\b(?:impacts?|user[ -]impact|severity|affected|consequences?|blast radius|business effects?)\b|影响/i,
  ],
  [
    'diagnosis',
    /\b(?:diagnos\w{0,5}|investigat\w{0,5}|triage|troubleshoot\w{0,4}|debug\w{0,4}|analy[sz]\w{0,3}|symptoms?|root causes?|possible causes?|likely causes?|checks?|how to find out|identify\w{0,4})\b|诊断|排查|分析|定位|原因/i,
  ],
  [
    'mitigation',
    /\b(?:mitigat\w{0,4}|remediat\w{0,4}|resol(?:ve|ving|utions?)|fix(?:es|ing)?|recover(?:y|ing)?|repair\w{0,3}|actions?|steps?|procedures?|what to do|how to|solutions?|workarounds?|response|containment|contain|eradicate|restor\w{0,4}|instructions?|process)\b|缓解|处理|解决|修复|步骤|措施|操作/i,
  ],
  [
    'meaning',
    /\b(?:meaning|summary|overview|description|about|background|introduction|what (?:is|does)|context|purpose|alert name|details?)\b|含义|意义|说明|概述|简介|描述|背景/i,
  ],
];

const HAN = /\p{Script=Han}/u;

/**
 * What a section is for, by its heading; `other` where the heading does not say.
 *
 * @public
 */
export function kindOfHeading(title: string): SectionKind {
  const text = title.slice(0, 200);
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? 'other';
}

/** BCP 47 language of a heading where a reader's device should be told. */
export const languageOfHeading = (title: string): string | undefined =>
  HAN.test(title) ? 'zh' : undefined;
