import { Failure } from '../../net';
import { Part } from '../part';

function later<T>() {
  let settle: (value: T) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const promise = new Promise<T>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  return { promise, settle, fail };
}

describe('Part', () => {
  it('drops the answer to a question that is no longer asked', async () => {
    const part = new Part<string>(() => {});
    const [first, second] = [later<string>(), later<string>()];
    const signals: AbortSignal[] = [];
    const read = (answer: Promise<string>) => (signal: AbortSignal) => {
      signals.push(signal);
      return answer;
    };
    const loads = [
      part.load('a', read(first.promise)),
      part.load('b', read(second.promise))
    ];
    second.settle('new');
    await loads[1];
    first.settle('old');
    await loads[0];
    expect(part.value).toBe('new');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('drops the failure of a question that is no longer asked', async () => {
    const part = new Part<string>(() => {});
    const first = later<string>();
    const load = part.load('a', () => first.promise);
    await part.load('b', async () => 'new');
    first.fail(new Failure('http', { url: 'a', status: 500 }));
    await load;
    expect(part.state).toEqual({ status: 'done', value: 'new' });
  });

  it('can be cancelled, and takes it up again', async () => {
    const part = new Part<string>(() => {});
    const first = later<string>();
    let calls = 0;
    const load = part.load('a', () =>
      ++calls === 1 ? first.promise : Promise.resolve('again')
    );
    part.cancel();
    expect(part.state).toMatchObject({
      status: 'failed',
      failure: { kind: 'cancelled', facts: { url: 'a' } }
    });
    first.settle('late');
    await load;
    expect(part.value).toBeNull();
    await part.retry();
    expect(part.value).toBe('again');
  });

  it('says nothing once it is disposed', async () => {
    let changes = 0;
    const part = new Part<string>(() => changes++);
    const first = later<string>();
    const load = part.load('a', () => first.promise);
    part.dispose();
    first.settle('late');
    await load;
    expect(changes).toBe(1);
  });
});
