const PATIENCE_MILLIS = 10000;

/** A refusal by the server, with its stable code. */
export class Refused extends Error {
  constructor(problem) {
    super(problem.code ?? 'other');
    this.code = problem.code ?? 'other';
    this.problem = problem;
  }
}

/** What the page asks the server. A lost connection is a TypeError or a TimeoutError. */
export class Requests {
  constructor(address, etag) {
    this.address = address;
    this.etag = etag;
  }

  /** {view, serverTime}; view is null while nothing has changed. */
  async state() {
    const answer = await this.send('/state', { headers: { 'If-None-Match': this.etag } });
    const serverTime = Number(answer.headers.get('Server-Time-Millis'));
    if (answer.status === 304) {
      return { view: null, serverTime };
    }
    const view = await answer.json();
    this.etag = answer.headers.get('ETag');
    return { view, serverTime };
  }

  async post(path, body) {
    await this.send(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async send(path, options) {
    const answer = await fetch(this.address + path, {
      ...options,
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
    });
    if (answer.ok || answer.status === 304) {
      return answer;
    }
    throw new Refused(await answer.json().catch(() => ({})));
  }
}
