// Moves rows of a list by drag. The keyboard's moves are buttons of the island.

export function openRows(move) {
    let dragged = null;

    const rowOf = event => event.target.closest?.("li[data-drag]");
    const rows = list => [...list.querySelectorAll(":scope > li[data-drag]")];

    document.addEventListener("dragstart", event => {
        const row = rowOf(event);
        if (!row) {
            return;
        }
        dragged = row;
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", "");
        requestAnimationFrame(() => row.classList.add("dragged"));
    });

    document.addEventListener("dragover", event => {
        const row = rowOf(event);
        if (!dragged || !row || row.parentElement !== dragged.parentElement) {
            return;
        }
        event.preventDefault();
        clear();
        if (row !== dragged) {
            row.classList.add(isAfter(event, row) ? "dropafter" : "dropbefore");
        }
    });

    document.addEventListener("drop", event => {
        const row = rowOf(event);
        if (!dragged || !row || row === dragged || row.parentElement !== dragged.parentElement) {
            return;
        }
        event.preventDefault();
        const others = rows(dragged.parentElement).filter(r => r !== dragged);
        const position = others.indexOf(row) + (isAfter(event, row) ? 2 : 1);
        move(dragged.parentElement.dataset.draglist, dragged.dataset.drag, position);
    });

    document.addEventListener("dragend", () => {
        clear();
        dragged?.classList.remove("dragged");
        dragged = null;
    });

    // Arrow keys on a handle move the row; the pane must not scroll away under it.
    document.addEventListener("keydown", event => {
        if ((event.key === "ArrowUp" || event.key === "ArrowDown") && event.target.matches?.("[data-handle]")) {
            event.preventDefault();
        }
    });

    function isAfter(event, row) {
        const box = row.getBoundingClientRect();
        return event.clientY > box.top + box.height / 2;
    }

    function clear() {
        for (const row of document.querySelectorAll(".dropbefore, .dropafter")) {
            row.classList.remove("dropbefore", "dropafter");
        }
    }
}
