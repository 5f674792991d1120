import { Dots } from './dots.tsx';
import './loading.css';

interface LoadingProps {
  /** What is being fetched, in words. */
  label: string;
}

export function Loading({ label }: LoadingProps) {
  return (
    <p class="loading" role="status">
      <Dots />
      {label}
    </p>
  );
}
