import type { Progress, ShopperStage } from '../progress.ts'
import { orderWords } from '../words.ts'

type Step = keyof ReturnType<typeof orderWords>['progress']['steps']

/** Renders how far an order has come, from the day it was placed to the day it arrives. */
export const OrderSteps = ({ progress }: { progress: Progress }) => {
  const words = orderWords().progress
  const current = stepOf(progress.stage)
  if (!current) return null
  const steps: Step[] = [
    'ordered',
    // What lies ready in the shop was never made for this order.
    ...(progress.isMade ? (['being-made'] as const) : []),
    ...(['ready', 'sent', 'delivered'] as const),
    ...(current === 'returned' ? (['returned'] as const) : []),
  ]
  const at = steps.indexOf(current)
  return (
    <ol class="steps" aria-label={words.title}>
      {steps.map((step, n) => (
        <li class={n < at ? 'step-done' : undefined} aria-current={n === at ? 'step' : undefined}>
          {step === 'sent' && progress.stage === 'partly-sent'
            ? words.partlySent
            : words.steps[step]}
          {n < at && <span class="visually-hidden">, {words.done}</span>}
        </li>
      ))}
    </ol>
  )
}

function stepOf(stage: ShopperStage): Step | null {
  if (stage === 'cancelled') return null
  return stage === 'partly-sent' ? 'sent' : stage
}
