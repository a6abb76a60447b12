pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What is looked for, and of what kind.
FocusScope {
    id: bar

    signal entered

    implicitHeight: flow.height

    Flow {
        id: flow
        width: parent.width
        spacing: Theme.gap12

        SearchField {
            id: field
            width: Math.min(Theme.px(420), flow.width)
            focus: true
            placeholderText: qsTr("Titles, people, ids, addresses")
            onTextEdited: SearchResults.type(text)
            onAccepted: {
                SearchResults.look(text);
                bar.entered();
            }
            Keys.onDownPressed: bar.entered()
            Component.onCompleted: text = SearchResults.text
        }

        Segments {
            name: qsTr("What to show")
            value: SearchResults.tab
            options: [
                {
                    value: "all",
                    text: qsTr("All")
                },
                {
                    value: "movies",
                    text: qsTr("Movies")
                },
                {
                    value: "shows",
                    text: qsTr("Shows")
                },
                {
                    value: "people",
                    text: qsTr("People")
                },
                {
                    value: "episodes",
                    text: qsTr("Episodes")
                }
            ]
            onChosen: value => SearchResults.choose(value)
        }
    }

    Connections {
        target: SearchResults

        function onRestarted() {
            if (!field.activeFocus || field.text.trim() === "")
                field.text = SearchResults.text;
            if (SearchResults.text === "")
                field.forceActiveFocus();
        }
    }
}
