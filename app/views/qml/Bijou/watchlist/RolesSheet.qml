pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Which of somebody's roles count: of these, new and announced work is told.
Sheet {
    id: sheet

    property int person: 0

    title: qsTr("Roles that count")
    widest: Theme.px(380)

    function ask(person: int, name: string) {
        sheet.person = person;
        sheet.subtitle = name;
        open();
    }

    Paragraph {
        width: parent.width
        text: qsTr("Work in these roles, new or announced, is told in the calendar and in activity.")
    }

    Repeater {
        model: Watchlist.roles

        Switch {
            required text
            required property string key
            required property bool counts

            width: parent.width
            checked: counts
            onClicked: {
                Watchlist.countRole(sheet.person, key, checked);
                checked = Qt.binding(() => counts); // the last one stays
            }
        }
    }
}
