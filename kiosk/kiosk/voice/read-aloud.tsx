import { useEffect } from 'preact/hooks';
import { useKiosk, useWords } from '../kiosk-context.ts';
import { controlSpeech, readingOf } from './speech-text.ts';

/**
 * Reads the screen while its person wants it: each page from its title on, each stop of the focus, and what the kiosk
 * says in between. Any key or touch stops the voice.
 */
export function ReadAloud() {
  const kiosk = useKiosk();
  const { t, language } = useWords();
  const { visit, issue, voice, asksPresence } = kiosk;
  const { aids, at, person, remark } = visit.value;
  const on = aids.voice;
  const ticket = issue.value.state === 'issued' ? issue.value.print : issue.value.state;
  const slow = issue.value.state === 'asking' && issue.value.slow;
  const page = `${at.step}/${'service' in at ? at.service : ''}/${at.step === 'ticket' ? `${issue.value.state}${slow}` : ''}`;

  useEffect(() => {
    if (!on) return;
    const stop = (): void => voice.stop();
    const speak = (event: FocusEvent): void => {
      const { target } = event;
      if (target instanceof HTMLElement && target.matches('button, a, input'))
        voice.speak(controlSpeech(target, t), language);
    };
    // What a press has changed on the same page: a choice made, a letter written.
    const answer = (event: Event): void => {
      const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>('main button') : null;
      setTimeout(() => {
        if (!pressed?.isConnected || document.activeElement !== pressed) return;
        const chosen = pressed.getAttribute('aria-checked') !== null;
        say(chosen ? controlSpeech(pressed, t) : textOf('main [role="status"]'));
      }, 80);
    };
    addEventListener('keydown', stop, true);
    addEventListener('pointerdown', stop, true);
    addEventListener('focusin', speak);
    addEventListener('click', answer);
    return () => {
      removeEventListener('keydown', stop, true);
      removeEventListener('pointerdown', stop, true);
      removeEventListener('focusin', speak);
      removeEventListener('click', answer);
      stop();
    };
  }, [on, language, t, voice]);

  useEffect(() => {
    // A number that comes at once is not announced as one that takes a moment.
    if (!on || (issue.value.state === 'asking' && !issue.value.slow)) return;
    // The slip also carries the office, the hour and the day: whoever cannot read it hears them.
    const parts = issue.value.state === 'issued' ? ['main', '.frame-head'] : ['main'];
    say(parts.map(textOf).join(' '));
  }, [on, language, page]);

  useEffect(() => {
    if (on && (person !== 'not-asked' || remark !== 'none')) say(textOf('.frame-says'));
  }, [person, remark]);

  useEffect(() => {
    // That it is being printed is part of the page; here is what became of it.
    if (on && issue.value.state === 'issued' && issue.value.print !== 'printing') say(textOf('.ticket-print'), true);
  }, [ticket]);

  useEffect(() => {
    if (on && asksPresence.value) say(textOf('dialog'));
  }, [asksPresence.value]);

  function say(text: string, after = false): void {
    if (text.trim() !== '') voice.speak(text, language, { after });
  }

  return null;
}

function textOf(selector: string): string {
  const element = document.querySelector(selector);
  return element ? readingOf(element) : '';
}
