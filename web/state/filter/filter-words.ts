import { fields, type FieldName, type Filter } from './filter.js';

/** A sentence in parts; what the person asked for stands out. */
export type Words = readonly { text: string; isAsked: boolean }[];

const verbs: Readonly<Record<FieldName, readonly [verb: string, before: string, after?: string]>> = {
  status: ['is', ''],
  tag: ['has', 'the tag '],
  group: ['is', 'in the group '],
  name: ['has', '', ' in its name'],
  id: ['has', '', ' in its id'],
  notes: ['has', '', ' in its notes'],
};

/** That nothing fits: `None of 20 experiments has val/loss < 0.3 and the tag final.` */
export function noneWords(count: number, filter: Filter, text: string): Words {
  const whose = count === 1 ? 'The one experiment does not fit ' : `None of ${count.toLocaleString('en')} experiments `;
  const clauses = filter.kind === 'and' ? filter.parts : [filter];
  if (count === 1 || !clauses.every(isPlain)) {
    return [plain(count === 1 ? whose : `${whose}fits `), asked(text.trim()), plain('.')];
  }
  let lastVerb = '';
  const words = clauses.flatMap((clause, index) => {
    const { verb, before, what, after } = clauseWords(clause, text);
    const again = verb === lastVerb ? '' : `${verb} `;
    lastVerb = verb;
    return [plain(`${index > 0 ? ' and ' : ''}${again}${before}`), asked(what), plain(after)];
  });
  return [plain(whose), ...words, plain('.')].filter(({ text: part }) => part !== '');
}

const isPlain = ({ kind }: Filter): boolean => kind === 'word' || kind === 'field' || kind === 'comparison';

function clauseWords(clause: Filter, text: string): { verb: string; before: string; what: string; after: string } {
  if (clause.kind === 'word') return { verb: 'mentions', before: '', what: clause.text, after: '' };
  if (clause.kind !== 'field') {
    return { verb: 'has', before: '', what: text.slice(clause.from, clause.to), after: '' };
  }
  const [verb, before, after = ''] = verbs[clause.field];
  return { verb, before, what: clause.text, after };
}

const plain = (text: string): Words[number] => ({ text, isAsked: false });
const asked = (text: string): Words[number] => ({ text, isAsked: true });

/** A name or value as a filter has it: in quotes where it would be read as something else. */
export function quoted(text: string): string {
  const isBare =
    text !== '' && !/[\s()"<>=]|!=|^-/.test(text) && !/^(and|or|not)$/i.test(text) && !looksLikeField(text);
  return isBare ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

const looksLikeField = (text: string): boolean => fields.some((field) => text.toLowerCase().startsWith(`${field}:`));
