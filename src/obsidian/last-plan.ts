import { repairPlan, type Plan } from '../core/drill/plan';
import type { DeviceStorage } from './journal';

const KEY = 'interview-drill-plan';

/** The plan of the session that was started last on this device; null where there is none. Never throws. */
export function loadPlan(storage: DeviceStorage): Plan | null {
  try {
    return repairPlan(storage.loadLocalStorage(KEY));
  } catch {
    return null;
  }
}

/** Remembers a plan for the next time, where the device has room for it. */
export function savePlan(storage: DeviceStorage, plan: Plan): void {
  try {
    storage.saveLocalStorage(KEY, plan);
  } catch {
    // The next plan begins with the usual.
  }
}
