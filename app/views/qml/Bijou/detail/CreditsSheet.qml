pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Everybody who had a part in a title: words find them, departments narrow them, arrows walk through them. Only those in sight are made.
Sheet {
    id: sheet

    property Credits credits: null
    readonly property real ratio: Screen.devicePixelRatio

    title: qsTr("Cast and crew")
    widest: Theme.px(980)
    onOpened: {
        grid.look();
        field.forceActiveFocus(Qt.OtherFocusReason);
    }

    function show() {
        credits.open();
        field.clear();
        grid.currentIndex = -1;
        grid.positionViewAtBeginning();
        open();
    }

    function follow(address: string) {
        if (address === "")
            return;
        close();
        Actions.openAddress(address);
    }

    SearchField {
        id: field
        width: parent?.width ?? 0
        label: qsTr("Name, part or job")
        placeholderText: qsTr("Name, part or job")
        onTextChanged: sheet.credits?.look(text)
        Keys.onDownPressed: grid.enter()
    }

    Flow {
        id: chips
        width: parent?.width ?? 0
        spacing: Theme.gap8
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("Departments")

        Repeater {
            model: sheet.credits?.departments ?? null

            Chip {
                required text
                required property string key
                required property string spoken
                readonly property bool chosen: sheet.credits?.department === key

                width: Math.min(implicitWidth, chips.width)
                lit: chosen
                Accessible.role: Accessible.RadioButton
                Accessible.name: spoken
                Accessible.checkable: true
                Accessible.checked: chosen
                onClicked: sheet.credits.choose(key)
            }
        }
    }

    CreditGrid {
        id: grid
        width: parent?.width ?? 0
        // As much as everybody needs and the window leaves: the sheet keeps its height whoever is found
        height: Math.max(Theme.px(140), Math.min(needed, (sheet.parent?.height ?? 0) - 2 * Theme.gap28 - Theme.px(150) - field.height - chips.height))
        credits: sheet.credits
        ratio: sheet.ratio
        onFollowed: address => sheet.follow(address)

        EmptyState {
            anchors.centerIn: parent
            visible: grid.count === 0
            symbol: "search"
            sentence: qsTr("Nobody here fits that.")
            action: field.text === "" ? "" : qsTr("Show everybody")
            primary: false
            onTriggered: {
                field.clear();
                sheet.credits.open();
            }
        }
    }
}
