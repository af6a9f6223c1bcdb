import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { Button } from './button';
import { Icon } from './icon';
import { TextInput } from './text-input';

export interface SearchBarProps {
  placeholder: string;
  initial?: string;
  /** On the keyboard's search key, the button, and with '' when cleared. */
  onSearch: (text: string) => void;
}

/** Searches when the user says so, not at every keystroke: half a pinyin syllable is not a query. */
export function SearchBar({ placeholder, initial = '', onSearch }: SearchBarProps) {
  const text = useRef(initial);
  const [filled, setFilled] = useState(initial !== '');
  const [generation, setGeneration] = useState(0);
  const clear = () => {
    text.current = '';
    setFilled(false);
    setGeneration(generation + 1);
    onSearch('');
  };
  return (
    <View className="xf-search">
      <View className="xf-search__box">
        <Icon name="search" tone="grey" size="small" />
        <TextInput
          key={generation}
          initial={generation === 0 ? initial : ''}
          placeholder={placeholder}
          confirmType="search"
          onChange={(value) => {
            text.current = value;
            setFilled(value !== '');
          }}
          onConfirm={(value) => onSearch(value.trim())}
        />
        {filled && <Button kind="text" small onClick={clear} label="清空">清空</Button>}
      </View>
      <Button kind="text" small onClick={() => onSearch(text.current.trim())}>搜索</Button>
    </View>
  );
}
