import { useState } from 'preact/hooks';
import { Notice } from '../../shared/ui/notice/notice.tsx';
import { applyUpdate, updateWaits } from './service-worker.ts';
import './update-prompt.css';

interface UpdatePromptProps {
  /** Nothing on the screen waits for an answer. A called ticket is never idle. */
  idle: boolean;
  words: { title: string; text: string; action: string };
}

/** Offers a newer version. It never interrupts: it stands below everything else, and only where nothing is going on. */
export function UpdatePrompt({ idle, words }: UpdatePromptProps) {
  const [applying, setApplying] = useState(false);
  if (!idle || !updateWaits()) return null;
  return (
    <div class="update-prompt">
      <Notice
        title={words.title}
        action={{
          label: words.action,
          onPress: () => {
            if (applying) return;
            setApplying(true);
            applyUpdate();
          },
        }}
      >
        {words.text}
      </Notice>
    </div>
  );
}
