pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What the activity is narrowed by: the kind of line, a title, words.
FocusScope {
    id: bar

    signal down

    implicitHeight: row.height

    function enterField() {
        field.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    Flow {
        id: row
        width: parent.width
        spacing: Theme.gap8

        SearchField {
            id: field
            width: Math.min(Theme.px(240), row.width)
            label: qsTr("Words in what happened")
            symbol: "list-filter"
            placeholderText: qsTr("Filter by words")
            text: Activity.text
            onTextEdited: wait.restart()
            Keys.onDownPressed: bar.down()
            Keys.onEscapePressed: {
                clear();
                Activity.look("");
                bar.down();
            }

            Timer {
                id: wait
                interval: Theme.normal
                onTriggered: Activity.look(field.text)
            }
        }

        Repeater {
            model: Activity.kinds

            Chip {
                required text
                required property string key
                required property bool chosen

                lit: chosen
                height: field.height
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: chosen
                Keys.onRightPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                Keys.onLeftPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                Keys.onDownPressed: bar.down()
                onClicked: Activity.choose(key)
            }
        }

        Chip {
            visible: Activity.titleName !== ""
            height: field.height
            width: Math.min(implicitWidth, row.width)
            symbol: "x"
            text: Activity.titleName
            lit: true
            hint: qsTr("Show what happened to every title")
            onClicked: Activity.ofEverything()
        }
    }
}
