// Puts marks into the text in which the cursor stands: by the buttons above, or by their shortcuts.

const romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

const listMarks = {
    bullets: () => "- ",
    letters: index => `${String.fromCharCode(97 + index % 26)}. `,
    romans: index => `${romans[index] ?? romans.at(-1)}. `,
};

const shortcuts = {
    "KeyB": "strong", "KeyI": "emphasis", "KeyK": "link",
    "Shift+Digit7": "romans", "Shift+Digit8": "letters", "Shift+Digit9": "bullets", "Shift+KeyF": "note", "Shift+KeyX": "placeholder",
};

export function openTools(phrases) {
    let field = null;

    document.addEventListener("focusin", event => {
        if (event.target.matches?.("textarea[data-paper]")) {
            field = event.target;
        }
    });

    document.addEventListener("mousedown", event => {
        if (event.target.closest?.("[data-tool]")) {
            event.preventDefault(); // the cursor stays where the mark is to go
        }
    });

    document.addEventListener("click", event => {
        const tool = event.target.closest?.("[data-tool]")?.dataset.tool;
        if (tool) {
            use(tool);
        }
    });

    document.addEventListener("keydown", event => {
        if ((event.ctrlKey || event.metaKey) && !event.altKey && event.target.matches?.("textarea[data-paper]")) {
            const tool = shortcuts[(event.shiftKey ? "Shift+" : "") + event.code];
            if (tool) {
                event.preventDefault();
                field = event.target;
                use(tool);
            }
        }
    });

    function use(tool) {
        if (!field?.isConnected || field.readOnly) {
            field = document.querySelector("textarea[data-paper]:not([data-line])");
        }
        if (!field) {
            return;
        }
        field.focus();
        const selected = field.value.slice(field.selectionStart, field.selectionEnd);
        const isLine = field.dataset.line === "true";
        if (tool === "strong") {
            wrap("**", selected);
        } else if (tool === "emphasis") {
            wrap("*", selected);
        } else if (tool === "placeholder") {
            put(`{{${selected || phrases["tool.unknown"]}}}`, 2, 2);
        } else if (tool === "reference") {
            put(document.querySelector("[data-reference]")?.value ?? "", null, 0);
        } else if (tool === "link") {
            const text = selected || phrases["tool.link-text"];
            put(`[${text}](https://)`, text.length + 3, 1);
        } else if (tool === "note" && !isLine) {
            note();
        } else if (listMarks[tool] && !isLine) {
            list(listMarks[tool]);
        }
    }

    // Types a text over the selection, so that the browser's own undo takes it back.
    // Then selects what lies between so many signs from its start and its end; null leaves the cursor behind it.
    function put(text, fromStart, fromEnd) {
        const start = field.selectionStart;
        if (!document.execCommand("insertText", false, text)) {
            field.setRangeText(text, start, field.selectionEnd, "end");
            field.dispatchEvent(new Event("input", { bubbles: true }));
        }
        if (fromStart !== null) {
            field.setSelectionRange(start + fromStart, start + text.length - fromEnd);
        }
    }

    function wrap(mark, selected) {
        if (selected.length > 2 * mark.length && selected.startsWith(mark) && selected.endsWith(mark)) {
            const inner = selected.slice(mark.length, -mark.length);
            put(inner, 0, 0);
        } else {
            put(mark + selected + mark, mark.length, mark.length);
        }
    }

    function list(mark) {
        const value = field.value;
        const start = value.lastIndexOf("\n", field.selectionStart - 1) + 1;
        const rest = value.indexOf("\n", field.selectionEnd);
        field.setSelectionRange(start, rest < 0 ? value.length : rest);
        const lines = value.slice(start, rest < 0 ? value.length : rest).split("\n");
        const before = start === 0 || value.slice(0, start).endsWith("\n\n") || /^\s*(-|[a-z0-9]+\.)\s/.test(value.slice(value.lastIndexOf("\n", start - 2) + 1, start)) ? "" : "\n";
        put(before + lines.map((line, index) => mark(index) + line.replace(/^\s*(-|[a-z]{1,4}\.|\d+\.)\s+/, "")).join("\n"), null, 0);
    }

    function note() {
        const used = [...field.value.matchAll(/\[\^(\d+)\]/g)].map(m => Number(m[1]));
        const number = Math.max(0, ...used) + 1;
        field.setSelectionRange(field.selectionEnd, field.selectionEnd);
        put(`[^${number}]`, null, 0);
        field.setSelectionRange(field.value.length, field.value.length);
        const lead = `${/\n\[\^\d+\]:[^\n]*$/.test(field.value) ? "\n" : "\n\n"}[^${number}]: `;
        put(lead + phrases["tool.note-text"], lead.length, 0);
    }
}
