import { useStaff } from '../../staff/staff-context.ts';

const STEPS = ['greet', 'purpose', 'solve', 'recap', 'goodbye'] as const;
export type TalkStep = (typeof STEPS)[number];

/** The course of a good talk, with one hint for each part. It asks for nothing: finishing is possible from any step. */
export function TalkRail({ at, onStep }: { at: TalkStep; onStep: (step: TalkStep) => void }) {
  const {
    words: { clerk },
  } = useStaff();
  const reached = STEPS.indexOf(at);
  return (
    <nav class="clerk-rail" aria-label={clerk('talk')}>
      <ol class="clerk-rail-steps">
        {STEPS.map((step, index) => (
          <li key={step}>
            <button
              type="button"
              class={index <= reached ? 'clerk-rail-step clerk-rail-done' : 'clerk-rail-step'}
              aria-current={step === at ? 'step' : undefined}
              onClick={() => onStep(step)}
            >
              {clerk(`talk-${step}`)}
            </button>
          </li>
        ))}
      </ol>
      <p class="clerk-rail-hint" aria-live="polite">
        {clerk(`talk-${at}-hint`)}
      </p>
    </nav>
  );
}
