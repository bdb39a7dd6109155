/** What a menu offers. */
import type { Component } from 'svelte';

export interface MenuItem {
  text: string;
  onselect: () => void;
  testid: string;
  icon?: Component<{ size?: number }>;
  disabled?: boolean;
  /** Something is lost by it: it stands apart, at the end. */
  danger?: boolean;
}
