import { plain } from './text';

/**
 * `ok` as it should be, `warn` some clients stumble or it costs them, `bad`
 * clients fail.
 */
export type Level = 'ok' | 'warn' | 'bad';

/** What was looked at. */
export type Topic =
  | 'address'
  | 'cors'
  | 'missing'
  | 'head'
  | 'range'
  | 'json'
  | 'metadata'
  | 'chunks'
  | 'reach'
  | 'hosts'
  | 'links';

/** What a check has found, in one sentence. */
export interface IFinding {
  readonly level: Level;
  readonly topic: Topic;
  /** The address that was asked for, or that holds what was found. */
  readonly url: string;
  readonly text: string;
}

/** A finding without its topic and address, which many share. */
export type Verdict = Pick<IFinding, 'level' | 'text'>;

/** Whether clients will fail. */
export function isBad(findings: readonly IFinding[]): boolean {
  return findings.some(({ level }) => level === 'bad');
}

/** A line for each finding and one with their number. */
export function printReport(findings: readonly IFinding[]): string {
  const lines = findings.map(({ level, topic, url, text }) =>
    plain(`${level.padEnd(4)}  ${topic.padEnd(8)}  ${text}  <${url}>`)
  );
  const counts = (['ok', 'warn', 'bad'] as const).map(
    wanted =>
      `${findings.filter(({ level }) => level === wanted).length} ${wanted}`
  );
  return [...lines, counts.join(', ')].join('\n');
}
