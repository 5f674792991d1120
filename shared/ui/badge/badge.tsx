import './badge.css';
import { signWidth } from './sign-width.ts';

interface BadgeProps {
  name: string;
  surname: string;
  /** The post held, "inspektor". */
  position?: string;
  /** Only on pages without a ticket number. */
  unit?: string;
  counter?: string;
  /** The word before the counter for a reader that cannot see the square, "okienko". */
  counterWord?: string;
  /** Filled square: my counter. Outlined: one of a list. */
  own?: boolean;
  /** sign: first name and surname take a line each, as large as the glass allows. */
  size?: 'row' | 'sign';
}

export function Badge({ name, surname, position, unit, counter, counterWord, own = false, size = 'row' }: BadgeProps) {
  const style = size === 'sign' ? { '--name-ems': String(signWidth(name, surname)) } : undefined;
  return (
    <div class={`badge badge-${size}`} style={style}>
      {counter !== undefined && <CounterSquare counter={counter} word={counterWord} own={own} />}
      <p class="badge-words">
        <span class="badge-name">
          <span class="badge-part">{name}</span> <span class="badge-part">{surname}</span>
        </span>
        {position !== undefined && <span class="badge-note">{position}</span>}
        {unit !== undefined && <span class="badge-note">{unit}</span>}
      </p>
    </div>
  );
}

interface CounterSquareProps {
  counter: string;
  word?: string;
  own?: boolean;
}

export function CounterSquare({ counter, word, own = false }: CounterSquareProps) {
  return (
    <span class={own ? 'counter counter-own' : 'counter'}>
      {word !== undefined && <span class="vh">{word} </span>}
      {counter}
    </span>
  );
}
