import { announce, byId, element } from './dom.js';

const PASSWORD = /^[0-9]{6}$/;

/** The form for the payment password; a locked one is unlocked by a code first. */
export function passwordStep({ view, text, enterPassword, sendUnlockCode, unlock, unlocking }) {
  return view.action.locked ? lockedForm(view, text, sendUnlockCode, unlock, unlocking) : passwordForm(text, enterPassword);
}

export function showPasswordError(message) {
  const input = byId('password') ?? byId('unlock-code');
  const place = byId('password-error');
  if (!place) {
    announce(message);
    return;
  }
  place.textContent = message;
  if (input) {
    input.setAttribute('aria-invalid', 'true');
    input.value = '';
    input.focus();
  }
}

function passwordForm(text, enterPassword) {
  return [
    element('p', {}, text.passwordText),
    element(
      'form',
      { novalidate: true, onsubmit: (event) => submit(event, 'password', text.passwordFormat, enterPassword) },
      element('label', { for: 'password' }, text.passwordLabel),
      digits('password', 'password', 'current-password'),
      error(),
      element('button', { type: 'submit', class: 'button' }, text.passwordSubmit),
    ),
    element('p', { class: 'hint' }, text.passwordForgotten),
  ];
}

function lockedForm(view, text, sendUnlockCode, unlock, unlocking) {
  const explanation = element('p', {}, text.passwordLocked(view.action.phone));
  const send = (kind, label) =>
    element('button', { type: 'button', id: 'send-unlock-code', class: kind, onclick: sendUnlockCode }, label);
  if (!unlocking.sent) {
    return [explanation, error(), send('button', text.unlockSend)];
  }
  return [
    explanation,
    element(
      'form',
      { novalidate: true, onsubmit: (event) => submit(event, 'unlock-code', text.codeFormat, unlock) },
      element('label', { for: 'unlock-code' }, text.codeLabel),
      digits('unlock-code', 'text', 'one-time-code'),
      error(),
      element('button', { type: 'submit', class: 'button' }, text.unlockSubmit),
    ),
    send('button second', text.resend),
  ];
}

function digits(id, type, autocomplete) {
  return element('input', {
    id,
    name: id,
    type,
    inputmode: 'numeric',
    autocomplete,
    maxlength: 6,
    required: true,
    'aria-describedby': 'password-error',
  });
}

function error() {
  return element('p', { id: 'password-error', class: 'error', role: 'alert' });
}

function submit(event, id, format, accept) {
  event.preventDefault();
  const value = byId(id).value.replace(/\s/g, '');
  if (PASSWORD.test(value)) {
    accept(value);
  } else {
    showPasswordError(format);
  }
}
