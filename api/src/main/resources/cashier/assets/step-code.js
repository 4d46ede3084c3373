import { announce, byId, element } from './dom.js';

const RESEND_PAUSE_SECONDS = 30;

/** The form for the code that was sent by text message. */
export function codeStep({ view, text, resendAt, enter, resend }) {
  if (resendAt.at === undefined) {
    pauseResend(resendAt);
  }
  const ofChannel = view.action.type === 'channel_code';
  const form = ofChannel
    ? { explanation: text.channelCodeText, pattern: /^[0-9]{4,8}$/, format: text.channelCodeFormat }
    : { explanation: text.codeText, pattern: /^[0-9]{6}$/, format: text.codeFormat };
  return [
    element('p', {}, form.explanation(view.action.phone)),
    element(
      'form',
      { novalidate: true, onsubmit: (event) => submit(event, form, enter) },
      element('label', { for: 'code' }, text.codeLabel),
      element('input', {
        id: 'code',
        name: 'code',
        type: 'text',
        inputmode: 'numeric',
        autocomplete: 'one-time-code',
        maxlength: 8,
        required: true,
        'aria-describedby': 'code-error',
      }),
      element('p', { id: 'code-error', class: 'error', role: 'alert' }),
      element('button', { type: 'submit', class: 'button' }, text.codeSubmit),
    ),
    element('button', { type: 'button', id: 'resend', class: 'button second', onclick: resend }, text.resend),
  ];
}

/** Called every second. */
export function tickResend(text, resendAt) {
  const button = byId('resend');
  if (button) {
    const seconds = Math.ceil((resendAt.at - performance.now()) / 1000);
    button.disabled = seconds > 0 || resendAt.used === true;
    button.textContent = seconds > 0 && !resendAt.used ? text.resendIn(seconds) : text.resend;
  }
}

export function pauseResend(resendAt, seconds = RESEND_PAUSE_SECONDS) {
  resendAt.at = performance.now() + seconds * 1000;
}

export function showCodeError(message) {
  const input = byId('code');
  if (input) {
    input.setAttribute('aria-invalid', 'true');
    byId('code-error').textContent = message;
    input.focus();
    input.select();
  } else {
    announce(message);
  }
}

function submit(event, form, enter) {
  event.preventDefault();
  const code = byId('code').value.replace(/\s/g, '');
  if (form.pattern.test(code)) {
    enter(code);
  } else {
    showCodeError(form.format);
  }
}
