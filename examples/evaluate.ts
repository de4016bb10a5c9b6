/**
 * An evaluation: three solvers answer the same sums, and each answer is kept beside its score, in a table of texts.
 *
 *     npx tsx examples/evaluate.ts [logdir]
 */
import * as mtx from '../sdk/index.js'; // in your own project: from 'microtrax'
import { Random } from './spirals/random.js';

interface Question {
  text: string;
  answer: number;
}

/** Stands for a model that is asked; it may take its time. */
type Solver = (question: string) => Promise<string>;

const solvers: { [name: string]: Solver } = {
  /** Adds first, whatever stands there. */
  'left-to-right': async (question) => {
    const [first, ...rest] = question.match(/\d+|[+*]/g) ?? [];
    let total = Number(first);
    for (let at = 0; at < rest.length; at += 2) {
      const number = Number(rest[at + 1]);
      total = rest[at] === '+' ? total + number : total * number;
    }
    return String(total);
  },
  'products-first': async (question) => {
    const sums = question.split('+').map((part) => part.match(/\d+/g)!.reduce((product, one) => product * +one, 1));
    return String(sums.reduce((total, one) => total + one, 0));
  },
  guess: async (question) => String(question.length),
};

function questions(count: number, random: Random): Question[] {
  return Array.from({ length: count }, () => {
    const [a, b, c] = [1, 2, 3].map(() => 1 + random.integer(20)) as [number, number, number];
    return random.integer(2) === 0
      ? { text: `What is ${a} + ${b} * ${c}?`, answer: a + b * c }
      : { text: `What is ${a} * ${b} + ${c}?`, answer: a * b + c };
  });
}

const batchSize = 8;
const set = questions(64, new Random(7));

for (const [name, solve] of Object.entries(solvers)) {
  const config = { solver: name, questions: set.length, batchSize };
  const accuracy = await mtx.run(process.argv[2], { name, config, group: 'sums' }, async () => {
    let correct = 0;
    for (let begin = 0; begin < set.length; begin += batchSize) {
      const step = begin / batchSize;
      const batch = set.slice(begin, begin + batchSize);
      const rows = await Promise.all(
        batch.map(async ({ text, answer }) => {
          const given = await solve(text);
          return { question: text, answer: given, expected: answer, correct: Number(given) === answer };
        }),
      );
      correct += rows.filter((row) => row.correct).length;
      mtx.logText(rows, { step });
      mtx.log({ step, 'eval/accuracy': correct / (begin + batch.length), 'eval/questions': begin + batch.length });
    }
    return correct / set.length;
  });
  console.log(`${name}: ${(100 * accuracy).toFixed(1)} %`);
}
