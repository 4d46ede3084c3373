import { ServerClock, remainingText } from './clock.js';
import { announce, byId, element } from './dom.js';
import { currentLanguage, money, rememberLanguage } from './language.js';
import { Poller } from './poller.js';
import { Refused, Requests } from './requests.js';
import { pauseResend, showCodeError, tickResend } from './step-code.js';
import { showPasswordError } from './step-password.js';
import { marks, stepContent, stepOf } from './steps.js';
import { texts } from './texts.js';

const POLL_AFTER_EXPIRY_MILLIS = 60000;
const CHECK_AGAIN_MILLIS = 15000;
const RETURN_SECONDS = 3;
const LAST_MINUTE_MILLIS = 60000;

const { address, view: firstView, etag, serverTime } = document.body.dataset;
const clock = new ServerClock(Number(serverTime));
const requests = new Requests(address, etag);
const chosen = {};
const resendAt = {};
const unlocking = {};
let view = JSON.parse(firstView);
let language = currentLanguage();
let gaveUp = false;
let online = true;
let busy = false;
let drawn = '';
let drawnStep = null;
let lastMinuteTold = false;
let returning = null;

const poller = new Poller({
  ask: refresh,
  finished: () => ['succeeded', 'failed', 'closed'].includes(view.state),
  exhausted: () => {
    gaveUp = true;
    draw();
  },
});

async function refresh() {
  try {
    const answer = await requests.state();
    clock.set(answer.serverTime);
    if (!online) {
      showConnection(true);
      announce(texts[language].online);
    }
    if (answer.view) {
      view = answer.view;
      gaveUp = false;
      poller.pause = 1000;
    }
  } catch (failure) {
    if (online && !(failure instanceof Refused)) {
      showConnection(false);
      announce(texts[language].offline);
    }
  }
  draw();
}

function showConnection(working) {
  online = working;
  byId('connection').hidden = working;
  byId('connection').textContent = working ? '' : texts[language].offline;
}

/** Posts what the payer did and draws what came of it, one at a time; answers whether it was accepted. */
async function act(path, body, refused) {
  if (busy) {
    return false;
  }
  busy = true;
  document.body.toggleAttribute('data-busy', true);
  try {
    await requests.post(path, body);
    extend();
    await poller.now();
    return true;
  } catch (failure) {
    const problem = failure instanceof Refused ? failure.problem : { code: 'other' };
    await poller.now();
    refused(problem, texts[language].problems[problem.code] ?? texts[language].problems.other);
    return false;
  } finally {
    busy = false;
    document.body.toggleAttribute('data-busy', false);
  }
}

function choose(method) {
  act('/method', { method }, (problem, message) => {
    const place = byId('choice-error');
    if (place) {
      place.textContent = message;
    } else {
      announce(message);
    }
  });
}

function enter(code) {
  act('/sms-code', { code }, (problem, message) =>
    showCodeError(problem.code === 'wrong_code' ? texts[language].codeWrong(problem.tries_left) : message));
}

async function resend() {
  const sent = await act('/sms-code/resend', {}, (problem, message) => {
    resendAt.used = problem.code === 'no_resends_left';
    pauseResend(resendAt, problem.retry_after ?? 0);
    showCodeError(message);
  });
  if (sent) {
    pauseResend(resendAt);
    byId('code-error')?.replaceChildren();
    announce(texts[language].resent);
  }
  tickResend(texts[language], resendAt);
}

function enterPassword(password) {
  act('/payment-password', { password }, (problem, message) =>
    showPasswordError(problem.code === 'wrong_password' ? texts[language].passwordWrong(problem.tries_left) : message));
}

async function sendUnlockCode() {
  const sent = await act('/payment-password/code', {}, (problem, message) => showPasswordError(message));
  if (sent) {
    unlocking.sent = true;
    drawn = '';
    draw();
    byId('unlock-code')?.focus();
    announce(texts[language].unlockSent);
  }
}

async function unlock(code) {
  const unlocked = await act('/payment-password/unlock', { code }, (problem, message) =>
    showPasswordError(problem.code === 'wrong_code' ? texts[language].codeWrong(problem.tries_left) : message));
  if (unlocked) {
    unlocking.sent = false;
    byId('password')?.focus();
    announce(texts[language].unlocked);
  }
}

function checkAgain() {
  gaveUp = false;
  poller.until(performance.now() + CHECK_AGAIN_MILLIS);
  draw();
  poller.now();
}

function extend() {
  poller.until(performance.now() + (view.expires_at - clock.now()) + POLL_AFTER_EXPIRY_MILLIS);
}

function draw() {
  const step = stepOf(view, clock.now(), gaveUp);
  const now = JSON.stringify([step, language, view]);
  if (now === drawn) {
    return;
  }
  const focusInside = byId('step').contains(document.activeElement);
  const kept = byId('code')?.value;
  drawn = now;
  drawOrder();
  drawStep(step);
  if (step === 'code' && drawnStep === 'code' && kept) {
    byId('code').value = kept;
  }
  if (drawnStep !== null && drawnStep !== step) {
    moveFocus(step, focusInside);
  }
  if (drawnStep !== step) {
    drawnStep = step;
    if (['succeeded', 'held'].includes(step) && view.return_url) {
      returnSoon();
    }
  }
  tick();
}

function drawOrder() {
  const text = texts[language];
  document.title = `${byTitle(text)} · ${view.merchant}`;
  byId('language').textContent = text.other;
  byId('language').lang = language === 'zh' ? 'en' : 'zh-CN';
  byId('subject').textContent = view.subject;
  byId('amount').textContent = money(view, view.amount, language);
  drawParts(text);
  byId('remaining-label').textContent = text.remaining;
  byId('order-info').replaceChildren(
    ...view.order_info.map((field) =>
      element('div', {}, element('dt', {}, field[language]), element('dd', {}, field.value))),
  );
}

/** What is paid in other ways, and what is left then, or was. */
function drawParts(text) {
  const lines = view.parts.map((part) => [part[language], `−${money(view, part.amount, language)}`]);
  if (lines.length > 0) {
    const paid = stepOf(view, clock.now(), gaveUp) === 'succeeded';
    lines.push([paid ? text.paid : text.toPay, money(view, view.to_pay, language)]);
  }
  byId('parts').replaceChildren(
    ...lines.map(([name, amount]) => element('div', {}, element('dt', {}, name), element('dd', {}, amount))),
  );
}

function byTitle(text) {
  return text[stepOf(view, clock.now(), gaveUp)] ?? text.title;
}

function drawStep(step) {
  const text = texts[language];
  const context = { view, text, language, amount: money(view, view.to_pay, language), address, chosen, resendAt, unlocking };
  const place = byId('step');
  place.className = marks[step] ? `step result ${step}` : 'step';
  place.dataset.step = step;
  place.replaceChildren(
    ...(marks[step] ? [element('p', { class: 'mark', 'aria-hidden': 'true' }, marks[step])] : []),
    element('h2', { id: 'step-title', tabindex: -1 }, text[step]),
    ...stepContent[step]({ ...context, choose, enter, resend, enterPassword, sendUnlockCode, unlock, checkAgain }),
  );
}

/** Who worked in the old step goes on in the new one; who reads hears of it. */
function moveFocus(step, focusInside) {
  announce(texts[language][step]);
  if (step === 'code') {
    byId('code').focus();
  } else if (step === 'password') {
    byId('password')?.focus();
  } else if (focusInside || document.activeElement === document.body) {
    byId('step-title').focus();
  }
}

function returnSoon() {
  const target = view.return_url;
  let seconds = RETURN_SECONDS;
  const stay = element('button', { type: 'button', class: 'quiet', id: 'stay', onclick: () => {
    clearInterval(returning);
    byId('return-note').replaceChildren(texts[language].stayed);
  } }, texts[language].stay);
  const show = () => byId('return-note').replaceChildren(texts[language].backIn(seconds), ' ', stay);
  show();
  returning = setInterval(() => {
    seconds -= 1;
    if (seconds <= 0) {
      clearInterval(returning);
      location.assign(target);
    } else {
      byId('return-note').firstChild.textContent = texts[language].backIn(seconds);
    }
  }, 1000);
}

/** Every second: the countdown, and the moment at which time is up. */
function tick() {
  const left = view.expires_at - clock.now();
  const open = !['succeeded', 'failed', 'closed'].includes(view.state);
  byId('remaining-line').hidden = !open;
  byId('remaining').textContent = remainingText(left);
  byId('remaining-line').classList.toggle('urgent', left < LAST_MINUTE_MILLIS);
  if (open && left > 0 && left <= LAST_MINUTE_MILLIS && !lastMinuteTold) {
    lastMinuteTold = true;
    announce(texts[language].remainingAnnounced(1));
  }
  tickResend(texts[language], resendAt);
}

byId('language').addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh';
  rememberLanguage(language);
  draw();
  if (byId('return-note') && returning !== null) {
    clearInterval(returning);
    byId('return-note').replaceChildren(texts[language].stayed);
  }
});

extend();
draw();
poller.start();
setInterval(() => {
  draw();
  tick();
}, 1000);
